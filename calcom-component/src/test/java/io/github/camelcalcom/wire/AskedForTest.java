/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every action that the product was asked for can be taken, by the operation that serves it. */
class AskedForTest extends WireTest {

    @Test
    void noRowIsMissing() throws IOException {
        List<Integer> rows = OperationRow.table("/asked-for.tsv").stream().map(columns -> Integer.valueOf(columns[0])).toList();

        // a row whose words fit two operations is there once for each
        assertThat(rows).hasSameElementsAs(IntStream.rangeClosed(1, 141).boxed().toList());
    }

    @ParameterizedTest(name = "{0}. {1}: {2}")
    @MethodSource("rows")
    void canBeDone(String number, String action, String operation) throws Exception {
        OperationCall call = calls().get(operation);
        assertThat(call).as("the operation %s that serves '%s'", operation, action).isNotNull();
        for (String profile : call.row().profiles()) {
            RecordedRequest request = call.send(wire, profile);

            assertThat(request.method()).isEqualTo(call.row().method());
            assertThat(request.path()).isEqualTo(call.expectedPath());
        }
    }

    static Stream<Arguments> rows() throws IOException {
        // an upsert makes several calls, and has tests of its own
        return Stream.concat(OperationRow.table("/asked-for.tsv").stream(), OperationRow.table("/asked-for-further.tsv").stream())
                .filter(columns -> !columns[2].endsWith("/upsert")).map(columns -> Arguments.of(columns[0], columns[1], columns[2]));
    }

    private static Map<String, OperationCall> calls() throws IOException {
        return OperationCall.all().stream().collect(Collectors.toMap(call -> call.row().uri(), Function.identity()));
    }
}
