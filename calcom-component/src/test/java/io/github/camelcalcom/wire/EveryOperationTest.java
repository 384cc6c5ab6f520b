/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation of the expected table goes through a route to a server that notes what arrives, on every profile that has it. */
class EveryOperationTest extends WireTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theTableHasEveryOperation() throws IOException {
        assertThat(OperationRow.all()).hasSize(410).extracting(OperationRow::uri).doesNotHaveDuplicates();
        assertThat(OperationRow.table("/wire/required-parts.tsv")).extracting(columns -> columns[0])
                .isSubsetOf(OperationRow.all().stream().map(OperationRow::uri).toList());
    }

    @ParameterizedTest(name = "{0} {1} on {2}")
    @MethodSource("calls")
    void arrivesAsTheTableSays(String method, String uri, String profile, OperationCall call) throws Exception {
        RecordedRequest request = call.send(wire, profile);

        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(call.expectedPath());
        assertThat(request.query()).isEqualTo(call.expectedQuery());
        assertThat(request.headers().get("cal-api-version")).isEqualTo(call.row().version(profile.equals("hosted")));
        assertThat(request.headers()).containsEntry("authorization", "Bearer " + Wire.API_KEY);
        if (call.takesFile()) {
            assertThat(request.headers().get("content-type")).startsWith("multipart/form-data;");
            assertThat(request.body()).containsSequence(OperationCall.IMAGE);
        } else if (call.takesBody()) {
            assertThat(request.headers()).containsEntry("content-type", "application/json");
            assertThat(JSON.readTree(request.body())).isEqualTo(JSON.valueToTree(OperationCall.BODY));
        } else {
            assertThat(request.text()).isEmpty();
            assertThat(request.headers()).doesNotContainKey("content-type");
        }
    }

    static Stream<Arguments> calls() throws IOException {
        List<Arguments> calls = new ArrayList<>();
        for (OperationCall call : OperationCall.all()) {
            for (String profile : call.row().profiles()) {
                calls.add(Arguments.of(call.row().method(), call.row().uri(), profile, call));
            }
        }
        return calls.stream();
    }
}
