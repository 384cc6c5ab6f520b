/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Each action that the product was asked for succeeds through a route on the sandbox, and its answer has what the words promise. */
class AskedForActionsTest {

    private static final Actions ACTIONS = new Actions();

    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        caller = new Caller();
    }

    @AfterAll
    static void stop() throws Exception {
        caller.close();
    }

    static {
        BookingActions.addTo(ACTIONS);
        EventTypeActions.addTo(ACTIONS);
        ScheduleActions.addTo(ACTIONS);
        TeamActions.addTo(ACTIONS);
        OrganizationActions.addTo(ACTIONS);
        WebhookActions.addTo(ACTIONS);
        AppActions.addTo(ACTIONS);
        PlatformActions.addTo(ACTIONS);
    }

    private static List<String[]> rows() {
        try (InputStream file = AskedForActionsTest.class.getResourceAsStream("/asked-for.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new IllegalStateException("asked-for.tsv cannot be read", e);
        }
    }

    @Test
    void thereAre141RowsAndEachHasAnAction() {
        assertThat(rows().stream().map(row -> row[0]).distinct()).hasSize(141);
        assertThat(rows()).allSatisfy(row -> assertThat(ACTIONS.find(row[0], row[2])).as("%s. %s: %s", (Object[]) row).isNotNull());
        assertThat(ACTIONS.size()).isEqualTo(rows().size());
    }

    @TestFactory
    Stream<DynamicTest> eachActionSucceeds() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row[0] + ". " + row[1] + ": " + row[2],
                () -> succeeds(row[2], ACTIONS.find(row[0], row[2]))));
    }

    private static void succeeds(String operation, Consumer<Caller> action) {
        caller.reset();
        action.accept(caller);
        String sent = operation.equals("organizations/list") ? "me/get" : operation;
        assertThat(caller.sandbox().calls(sent)).isNotEmpty().allSatisfy(call ->
                assertThat(call.answered()).satisfiesAnyOf(status -> assertThat(status).isBetween(200, 299), status -> assertThat(status).isEqualTo(301)));
    }
}
