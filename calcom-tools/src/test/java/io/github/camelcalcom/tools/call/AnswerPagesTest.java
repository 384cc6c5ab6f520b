/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.tools.support.ToolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given results that are long, when a model reads them, then each answer is JSON of a bounded size, and cursors lead to all of the rest. */
@Timeout(600)
class AnswerPagesTest {

    private static final int BOOKINGS = 7;

    private ToolServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private void start(int maxAnswerSize, String profile) throws Exception {
        server = ToolServer.start(CalcomSandbox.builder(), own -> {
            own.tools.setMaxAnswerSize(maxAnswerSize);
            own.calcom().getConfiguration().setApiProfile(profile);
        });
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String cursor) {
        return cursor == null ? arguments : java.util.stream.Stream.concat(arguments.entrySet().stream(), Map.of("cursor", (Object) cursor).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<JsonNode> all(String tool, Map<String, Object> arguments, int maxText) {
        List<JsonNode> answers = new ArrayList<>();
        String cursor = null;
        do {
            ToolAnswer answer = server.call(tool, ToolServer.text(with(arguments, cursor)));
            assertThat(answer.text()).hasSizeLessThan(maxText);
            JsonNode json = ToolServer.json(answer.text());
            answers.add(json);
            cursor = json.path("nextCursor").textValue();
        } while (cursor != null && answers.size() < 100);
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"hosted, 60000, 3", "hosted, 3000, 3", "hosted, 3000, 7", "self-hosted, 60000, 3", "self-hosted, 3000, 3"})
    void aListIsReadToItsEnd(String profile, int maxAnswerSize, int limit) throws Exception {
        start(maxAnswerSize, profile);
        for (int day = 0; day < BOOKINGS; day++) {
            String start = "2026-12-0" + (day < 4 ? 1 + day : 3 + day) + "T10:00:00Z";
            int eventType = server.answer("get_event_types", "{}").path("items").path(0).path("id").intValue();
            server.answer("create_booking", new ToolServer.Slot(eventType, start.replace("05T", "11T").replace("06T", "14T")).booking("Bob"));
        }

        List<JsonNode> answers = all("get_bookings", Map.of("limit", limit), maxAnswerSize + 500);

        List<String> uids = new ArrayList<>();
        answers.forEach(answer -> answer.path("items").forEach(item -> uids.add(item.path("uid").textValue())));
        assertThat(uids).hasSize(BOOKINGS).doesNotHaveDuplicates();
        assertThat(new HashSet<>(uids)).isEqualTo(server.sandbox.bookings().stream().map(booking -> booking.uid()).collect(Collectors.toSet()));
        assertThat(answers).hasSizeGreaterThan(1).allSatisfy(answer -> assertThat(answer.path("items").size()).isBetween(1, limit));
    }

    @Test
    void anObjectThatIsTooLongIsReadByItsEntries() throws Exception {
        start(2_000, "hosted");
        int eventType = server.answer("get_event_types", "{}").path("items").path(0).path("id").intValue();

        List<JsonNode> answers = all("get_availability", Map.of("eventTypeId", eventType, "start", "2026-11-24", "end", "2026-12-04"), 2_500);

        List<String> days = new ArrayList<>();
        answers.forEach(answer -> answer.path("result").fieldNames().forEachRemaining(days::add));
        assertThat(days).hasSizeGreaterThan(5).doesNotHaveDuplicates().isSorted();
        assertThat(answers).hasSizeGreaterThan(1);
    }

    @Test
    void aTextThatIsTooLongEndsWithARemark() throws Exception {
        start(2_000, "hosted");
        int eventType = server.answer("get_event_types", "{}").path("items").path(0).path("id").intValue();
        ToolServer.Slot slot = new ToolServer.Slot(eventType, "2026-12-01T10:00:00Z");
        server.answer("create_booking", slot.booking("\uD83D\uDE00".repeat(5_000)));

        ToolAnswer answer = server.call("get_bookings", "{}");

        assertThat(answer.text()).hasSizeLessThan(2_500).contains("more characters)");
        assertThat(ToolServer.json(answer.text()).path("items").size()).isEqualTo(1);
    }
}
