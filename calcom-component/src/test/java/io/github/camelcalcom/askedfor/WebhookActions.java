/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static io.github.camelcalcom.askedfor.Caller.texts;
import static io.github.camelcalcom.askedfor.Caller.webhook;
import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks of users, event types and organizations. */
final class WebhookActions {

    private static final String ID = "webhookId";
    private static final String URL = "subscriberUrl";
    private static final Map<String, Object> CHANGE = Map.of("active", false, "triggers", List.of("BOOKING_CANCELLED", "MEETING_ENDED"));

    private WebhookActions() {
    }

    static void addTo(Actions actions) {
        add(actions, "webhooks", new int[] {92, 74, 125, 140, 46}, caller -> new Object[0]);
        add(actions, "event-type-webhooks", new int[] {26, 56, 124, 85, 47}, caller -> new Object[] {"eventTypeId", caller.eventType("intro")});
        add(actions, "org-webhooks", new int[] {16, 111, 112, 141, 36}, caller -> new Object[] {"orgId", caller.id("acme")});
        actions.add(48, "event-type-webhooks/delete-all", caller -> {
            Object[] owner = {"eventTypeId", caller.eventType("intro")};
            caller.call("event-type-webhooks/create", webhook("one"), owner);
            caller.call("event-type-webhooks/create", webhook("two"), owner);
            assertThat(caller.call("event-type-webhooks/delete-all", null, owner).asText()).contains("2");
            assertThat(caller.call("event-type-webhooks/list", null, owner)).isEmpty();
        });
    }

    /** The owner of webhooks, as names and values of parameters. */
    private interface Owner {

        Object[] of(Caller caller);
    }

    /** @param rows rows that create, read, list, update and delete */
    private static void add(Actions actions, String resource, int[] rows, Owner owner) {
        actions.add(rows[0], resource + "/create", caller -> {
            JsonNode made = caller.call(resource + "/create", webhook("one"), owner.of(caller));
            assertThat(made.path("id").asText()).isNotEmpty();
            assertThat(made.at("/triggers/0").asText()).isEqualTo("BOOKING_CREATED");
        }).add(rows[1], resource + "/get", caller -> {
            JsonNode made = caller.call(resource + "/create", webhook("one"), owner.of(caller));
            assertThat(caller.call(resource + "/get", null, with(owner.of(caller), made)).path(URL)).isEqualTo(made.path(URL));
        }).add(rows[2], resource + "/list", caller -> {
            caller.call(resource + "/create", webhook("one"), owner.of(caller));
            caller.call(resource + "/create", webhook("two"), owner.of(caller));
            assertThat(texts(caller.call(resource + "/list", null, owner.of(caller)), URL))
                    .containsExactlyInAnyOrder("https://hooks.example.com/one", "https://hooks.example.com/two");
        }).add(rows[3], resource + "/update", caller -> {
            JsonNode made = caller.call(resource + "/create", webhook("one"), owner.of(caller));
            JsonNode changed = caller.call(resource + "/update", CHANGE, with(owner.of(caller), made));
            assertThat(changed.path("active").asBoolean(true)).isFalse();
            assertThat(changed.path("triggers")).hasSize(2);
            assertThat(changed.path(URL)).isEqualTo(made.path(URL));
        }).add(rows[4], resource + "/delete", caller -> {
            JsonNode made = caller.call(resource + "/create", webhook("one"), owner.of(caller));
            assertThat(caller.call(resource + "/delete", null, with(owner.of(caller), made)).path("id")).isEqualTo(made.path("id"));
            assertThat(caller.call(resource + "/list", null, owner.of(caller))).isEmpty();
        });
    }

    private static Object[] with(Object[] owner, JsonNode webhook) {
        Object[] all = Arrays.copyOf(owner, owner.length + 2);
        all[owner.length] = ID;
        all[owner.length + 1] = webhook.path("id").asText();
        return all;
    }
}
