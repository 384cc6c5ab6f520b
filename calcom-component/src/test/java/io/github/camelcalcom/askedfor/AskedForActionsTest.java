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
    private static final Actions FURTHER = new Actions();

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
        FurtherActions.addTo(FURTHER, ACTIONS);
    }

    private static List<String[]> rows() {
        return rows("/asked-for.tsv");
    }

    /** The rows of the operations with which some of the actions can be done as well. */
    private static List<String[]> furtherRows() {
        return rows("/asked-for-further.tsv");
    }

    private static List<String[]> rows(String table) {
        try (InputStream file = AskedForActionsTest.class.getResourceAsStream(table)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(table + " cannot be read", e);
        }
    }

    @Test
    void thereAre141RowsAndEachHasAnAction() {
        assertThat(rows().stream().map(row -> row[0]).distinct()).hasSize(141);
        assertThat(rows()).allSatisfy(row -> assertThat(ACTIONS.find(row[0], row[2])).as("%s. %s: %s", (Object[]) row).isNotNull());
        assertThat(ACTIONS.size()).isEqualTo(rows().size());
    }

    @Test
    void eachFurtherRowHasAnAction() {
        assertThat(furtherRows()).allSatisfy(row -> assertThat(FURTHER.find(row[0], row[2])).as("%s. %s: %s", (Object[]) row).isNotNull());
        assertThat(FURTHER.size()).isEqualTo(furtherRows().size());
    }

    @TestFactory
    Stream<DynamicTest> eachActionSucceeds() {
        return rows().stream().map(row -> test(row, ACTIONS));
    }

    @TestFactory
    Stream<DynamicTest> eachFurtherActionSucceeds() {
        return furtherRows().stream().map(row -> test(row, FURTHER));
    }

    private static DynamicTest test(String[] row, Actions actions) {
        return DynamicTest.dynamicTest(row[0] + ". " + row[1] + ": " + row[2], () -> succeeds(row[2], actions.find(row[0], row[2])));
    }

    private static void succeeds(String operation, Consumer<Caller> action) {
        caller.reset();
        action.accept(caller);
        // these operations are made of others
        String sent = operation.equals("organizations/list") ? "me/get" : operation.replace("/upsert", "/update");
        assertThat(caller.sandbox().calls(sent)).isNotEmpty().allSatisfy(call ->
                assertThat(call.answered()).satisfiesAnyOf(status -> assertThat(status).isBetween(200, 299), status -> assertThat(status).isEqualTo(301)));
    }
}
