/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.Reservation;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.VerifiedResource;
import io.github.camelcalcom.sandbox.state.Webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Manual changes of the recorded server's database between two exchanges. The expiry of an access token that was changed after 2144 is not
 * applied: the real server had cached the token and ignored the change.
 */
final class HandMadeChanges {

    private static final Set<Integer> WEBHOOKS_EMPTIED_AFTER = Set.of(250, 433, 440, 446, 627, 795, 1297, 1499, 2059);

    private static final Long ALICE = 1L;
    private static final Long ORGADMIN = 3L;
    private static final long ORGMEMBER = 4;

    private final CalcomSandbox sandbox;
    private final Names names;
    private final Map<Integer, Consumer<SandboxState>> changes = Map.ofEntries(
            Map.entry(386, state -> moveIntoThePast(state, "a5S5Y8UdvpBnmHzyvLyhBr")),
            Map.entry(568, state -> connectGoogleCalendar(state, ALICE, null)),
            Map.entry(573, HandMadeChanges::disconnectGoogleCalendars),
            Map.entry(757, state -> verifyPhone(state, ALICE, team(state, "alice-crew"), "+393330000023")),
            Map.entry(782, this::addTeamWebhook),
            Map.entry(853, state -> verifyPhone(state, ALICE, null, "+393330000018")),
            Map.entry(1449, HandMadeChanges::addRoutingForm),
            Map.entry(1542, state -> verifyPhone(state, ORGADMIN, team(state, "sales"), "+393330000027")),
            Map.entry(1651, state -> connectGoogleCalendar(state, null, team(state, "sales"))),
            Map.entry(1658, HandMadeChanges::disconnectGoogleCalendars),
            Map.entry(1714, state -> state.delegationCredentials().removeIf(credential -> true)),
            Map.entry(2134, state -> expireReservation(state, "734c39f5-97c1-4cd5-998f-6c7179ad7f3e")),
            Map.entry(2439, state -> expireKeyOf(state, ORGMEMBER, state.now().minus(Duration.ofDays(3)))),
            Map.entry(2441, state -> expireKeyOf(state, ORGMEMBER, null)));
    private int done;

    HandMadeChanges(CalcomSandbox sandbox, Names names) {
        this.sandbox = sandbox;
        this.names = names;
    }

    /** Applies the changes before an exchange. */
    void before(int seq) {
        for (int after = done; after < seq; after++) {
            if (WEBHOOKS_EMPTIED_AFTER.contains(after)) {
                change(state -> state.webhooks().removeIf(webhook -> true));
            }
            if (changes.containsKey(after)) {
                change(changes.get(after));
            }
        }
        done = seq;
    }

    private void change(Consumer<SandboxState> change) {
        sandbox.read(state -> {
            change.accept(state);
            return null;
        });
    }

    private static Long team(SandboxState state, String slug) {
        return state.teams().findFirst(found -> slug.equals(found.slug())).orElseThrow().id();
    }

    private static void connectGoogleCalendar(SandboxState state, Long user, Long team) {
        state.credentials().put(new Credential(state.credentials().nextId(), "google_calendar", "google-calendar", user, team, Json.object()));
    }

    private static void disconnectGoogleCalendars(SandboxState state) {
        state.credentials().removeIf(credential -> credential.type().equals("google_calendar"));
    }

    private static void verifyPhone(SandboxState state, long user, Long team, String number) {
        state.verifiedPhones().put(new VerifiedResource(state.verifiedPhones().nextId(), user, team, number));
    }

    private static void addRoutingForm(SandboxState state) {
        Long sales = team(state, "sales");
        long eventType = state.eventTypes().findFirst(found -> sales.equals(found.teamId()) && found.slug().equals("rr")).orElseThrow().id();
        ArrayNode fields = Json.array();
        fields.addObject().put("id", "q1").put("type", "text").put("label", "Q1").put("required", false).put("identifier", "q1");
        ArrayNode routes = Json.array();
        ObjectNode route = routes.addObject().put("id", "r1").put("isFallback", true);
        route.putObject("queryValue").put("id", "r1").put("type", "group");
        route.putObject("action").put("type", "eventTypeRedirectUrl").put("value", "team/sales/rr").put("eventTypeId", eventType);
        state.routingForms().put(new RoutingForm("form-event-1", "Event form", ORGADMIN, sales, fields, routes, state.now()));
    }

    private void addTeamWebhook(SandboxState state) {
        state.webhooks().put(new Webhook("11111111-1111-4111-8111-111111111111", null, team(state, "alice-crew"), null, null,
                names.text("http://" + Names.RECORDED_RECEIVER + "/hook?s=teamsec"), List.of("BOOKING_CREATED", "BOOKING_CANCELLED",
                "BOOKING_RESCHEDULED", "BOOKING_NO_SHOW_UPDATED", "MEETING_STARTED", "MEETING_ENDED"), true, null, "teamsec", "2021-10-20", null,
                state.now()));
    }

    private void moveIntoThePast(SandboxState state, String recordedUid) {
        state.bookings().find(names.text(recordedUid)).ifPresent(booking -> state.bookings().put(booking.change()
                .start(state.now().minus(Duration.ofHours(2))).end(state.now().minus(Duration.ofMinutes(90))).build()));
    }

    private void expireReservation(SandboxState state, String recordedUid) {
        state.reservations().find(names.text(recordedUid)).ifPresent(reservation -> state.reservations().put(
                new Reservation(reservation.uid(), reservation.eventTypeId(), reservation.userId(), reservation.start(),
                        reservation.end(), state.now().minus(Duration.ofMinutes(1)))));
    }

    private static void expireKeyOf(SandboxState state, long userId, Instant expiry) {
        ApiKey key = state.apiKeys().findFirst(found -> found.userId() == userId && !found.revoked()).orElseThrow();
        state.apiKeys().put(new ApiKey(key.key(), userId, key.organizationId(), expiry, false));
    }
}
