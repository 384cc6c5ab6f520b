/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.http.CallerLimit;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.sandbox.webhook.WebhookSignature;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The data of the console's pages as JSON, without secrets. Must be used on the sandbox's event loop. */
final class StateView {

    /** Maximum number of rows of a kind. */
    static final int MOST_ROWS = 200;

    private final SandboxConsole.Parts parts;
    private final SandboxState state;

    StateView(SandboxConsole.Parts parts) {
        this.parts = parts;
        this.state = parts.state();
    }

    /** Returns everything that the overview shows, except calls. If there are many rows, the last ones are shown, newest first. */
    ObjectNode overview() {
        ObjectNode overview = Json.object().put("now", Json.text(state.now())).put("stopped", parts.clock().isStopped())
                .put("profile", parts.profile().label());
        ArrayNode keys = overview.putArray("keys");
        usableKeys().limit(MOST_ROWS).forEach(key -> keys.add(state.ownerOf(key)));
        overview.set("bookings", last(state.bookings().all(), this::booking));
        overview.set("deliveries", last(state.deliveries().all(), StateView::delivery));
        overview.set("eventTypes", last(state.eventTypes().all(), this::eventType));
        overview.set("webhooks", last(state.webhooks().all(), this::webhook));
        parts.faults().rules().forEach(rule -> overview.withArray("faults").add(fault(rule)));
        parts.api().limits(MOST_ROWS).forEach(limit -> overview.withArray("limits").add(limit(limit)));
        return overview;
    }

    /** Returns the API keys in the order of their owners in the overview. They give access to this sandbox only. */
    ArrayNode keys() {
        ArrayNode keys = Json.array();
        usableKeys().limit(MOST_ROWS).forEach(key -> keys.addObject().put("owner", state.ownerOf(key)).put("key", key.key()));
        return keys;
    }

    private Stream<ApiKey> usableKeys() {
        return state.apiKeys().stream().filter(key -> !key.revoked());
    }

    private static <T> ObjectNode last(Collection<T> all, Function<T, ObjectNode> view) {
        ObjectNode rows = Json.object().put("total", all.size());
        ArrayNode newestFirst = rows.putArray("rows");
        all.stream().skip(Math.max(0, all.size() - MOST_ROWS)).forEach(row -> newestFirst.insert(0, view.apply(row)));
        return rows;
    }

    private ObjectNode booking(Booking booking) {
        ObjectNode row = Json.object().put("uid", booking.uid()).put("title", booking.title()).put("start", Json.text(booking.start()))
                .put("end", Json.text(booking.end())).put("status", booking.status().name().toLowerCase(Locale.ROOT))
                .put("host", user(booking.hostId()))
                .put("eventTypeId", booking.eventTypeId()).put("attendeeCount", booking.attendees().size());
        if (!booking.attendees().isEmpty()) {
            Attendee booker = booking.attendees().get(0);
            row.put("attendeeName", booker.name()).put("attendeeEmail", booker.email());
        }
        return row;
    }

    /** Returns a delivery without its body and signature. */
    static ObjectNode delivery(Delivery delivery) {
        String signature = delivery.headers().getOrDefault(WebhookSignature.HEADER, WebhookSignature.WITHOUT_SECRET);
        return Json.object().put("number", delivery.number()).put("repeatOf", delivery.repeatOf()).put("attempt", delivery.attempt())
                .put("trigger", delivery.triggerEvent()).put("subscriber", Masking.of(delivery.url()))
                .put("sentAt", Json.text(delivery.sentAt())).put("status", delivery.status()).put("failure", Masking.of(delivery.failure()))
                .put("signed", !signature.equals(WebhookSignature.WITHOUT_SECRET));
    }

    static ObjectNode fault(FaultRule rule) {
        return Json.object().put("number", rule.number()).put("description", rule.description()).put("fired", rule.fired()).put("matched", rule.matched())
                .put("spent", rule.isSpent());
    }

    private ObjectNode webhook(Webhook webhook) {
        ObjectNode row = Json.object().put("id", webhook.id()).put("subscriber", Masking.of(webhook.subscriberUrl()))
                .put("active", webhook.active()).put("signed", webhook.secret() != null && !webhook.secret().isEmpty())
                .put("version", webhook.version()).put("template", webhook.payloadTemplate() != null).put("owner", ownerOf(webhook));
        row.set("triggers", Json.array(webhook.triggers()));
        return row;
    }

    private String ownerOf(Webhook webhook) {
        if (webhook.eventTypeId() != null) {
            return "event type " + webhook.eventTypeId();
        }
        if (webhook.teamId() != null) {
            return team(webhook.teamId()) + " (team)";
        }
        return webhook.oAuthClientId() != null ? "OAuth client " + webhook.oAuthClientId() : user(webhook.userId());
    }

    private String user(long id) {
        return state.users().find(id).map(User::name).orElse("user " + id);
    }

    private String team(long id) {
        return state.teams().find(id).map(Team::name).orElse("team " + id);
    }

    private static ObjectNode limit(CallerLimit limit) {
        return Json.object().put("caller", limit.caller()).put("name", limit.name()).put("allowed", limit.allowed())
                .put("remaining", limit.remaining()).put("refused", limit.refused()).put("end", Json.text(limit.end()));
    }

    /** Returns the event types that can be booked: all except the templates of managed event types. */
    ObjectNode eventTypes() {
        ObjectNode answer = Json.object().put("now", Json.text(state.now()));
        ArrayNode rows = answer.putArray("eventTypes");
        state.eventTypes().stream().filter(eventType -> !eventType.isManaged()).map(this::eventType).forEach(rows::add);
        return answer;
    }

    private ObjectNode eventType(EventType eventType) {
        String owner = eventType.teamId() == null ? user(eventType.ownerId()) : team(eventType.teamId()) + " (team)";
        ObjectNode row = Json.object().put("id", eventType.id()).put("title", eventType.title()).put("slug", eventType.slug())
                .put("owner", owner).put("managed", eventType.isManaged()).put("length", eventType.lengthInMinutes())
                .put("requiresConfirmation", eventType.requiresConfirmation()).put("recurs", eventType.recurrence().has("frequency"))
                .put("seats", eventType.seatsPerTimeSlot().orElse(0));
        eventType.lengthInMinutesOptions().forEach(row.putArray("lengths")::add);
        ArrayNode fields = row.putArray("fields");
        eventType.bookingFields().forEach(field -> {
            if (!field.path("isDefault").asBoolean() && field.path("required").asBoolean()) {
                fields.addObject().put("slug", field.path("slug").asText()).put("label", field.path("label").asText(field.path("slug").asText()))
                        .put("type", field.path("type").asText());
            }
        });
        return row;
    }
}
