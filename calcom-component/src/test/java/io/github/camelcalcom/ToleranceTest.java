/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.github.camelcalcom.webhook.WebhookEvent;
import io.github.camelcalcom.webhook.WebhookEventParser;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Given a server whose answers differ from its documentation as those of the hosted service do, no call fails and no feed stops. */
class ToleranceTest extends ScriptedServerTestSupport {

    ToleranceTest() {
        super(true);
    }

    @ParameterizedTest
    @CsvSource({ "verified-resources/get-email?id=1", "slots/get-reservation?uid=u", "bookings/get?bookingUid=u", "webhooks/get?webhookId=1" })
    void aMissingItemIsAnEmptyBody(String uri) {
        Exchange exchange = answered(uri, "null");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aBooleanIsTheBody() {
        assertThat(answered("booking-email-verification/check?email=a@example.com", "true").getMessage().getBody()).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "org-memberships/get?orgId=1&membershipId=2 | [{\"id\":2}]",
            "team-memberships/get?teamId=1&membershipId=2 | [{\"id\":2}]",
            "workflows/list | {\"id\":\"seven\"}",
            "webhooks/get?webhookId=1 | {\"id\":7,\"secret\":null,\"payloadTemplate\":null,\"time\":null,\"timeUnit\":null}",
            "webhooks/get?webhookId=1 | {\"id\":\"7\",\"triggers\":[\"NEVER_DOCUMENTED\"],\"version\":20270101}",
            "org-role-permissions/list?orgId=1&roleId=r | [\"adminDataview.read\",\"ooo.manage\",17]",
            "teams/get?teamId=1 | {\"id\":\"1\",\"logoUrl\":null,\"timeFormat\":\"12\",\"theme\":{\"any\":1}}",
            "credits/available | {\"hasCredits\":true,\"balance\":{\"monthlyRemaining\":1,\"additional\":0}}" })
    void aValueOfAnotherTypeReachesTheRouteAsItIs(String uri, String data) throws Exception {
        Exchange exchange = answered(uri + (uri.contains("?") ? "&" : "?") + "output=json", data);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(data);
    }

    @Test
    void theNumbersOfPagesMayBeginAtZero() {
        server.answer(200, "{\"status\":\"success\",\"data\":[{\"uid\":\"a\"}],\"pagination\":{\"totalItems\":\"many\",\"currentPage\":0,"
                + "\"hasNextPage\":false}}");

        Exchange exchange = camel.call("calcom:bookings/list?apiProfile=self-hosted&paging=all");

        assertThat(exchange.getMessage().getBody()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "hosted", "self-hosted" })
    void theStyleOfPagesIsThatOfTheAnswer(String profile) {
        server.answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":" + page(request)));

        Exchange exchange = camel.call("calcom:bookings/list?paging=all&apiProfile=" + profile);

        assertThat(exchange.getMessage().getBody()).asInstanceOf(InstanceOfAssertFactories.LIST).extracting("uid").containsExactly("a", "b");
    }

    /** Pages in the style that the request is not of. */
    private static String page(HttpServerRequest request) {
        boolean isFirst = request.getParam("cursor") == null && (request.getParam("skip") == null || request.getParam("skip").equals("0"));
        boolean byPosition = request.getParam("limit") != null || request.getParam("cursor") == null && request.getParam("skip") != null
                && request.getHeader("cal-api-version").equals("2026-05-01");
        String item = isFirst ? "[{\"uid\":\"a\"}]" : "[{\"uid\":\"b\"}]";
        return item + (byPosition ? ",\"pagination\":{\"hasNextPage\":" + isFirst + "}}"
                : ",\"pagination\":{\"nextCursor\":" + (isFirst ? "\"n\"" : "null") + ",\"hasMore\":" + isFirst + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "apiProfile=hosted" })
    void aFeedDeliversBookingsWithFieldsThatDifferFromTheDocument(String options) throws Exception {
        try (FollowedBookings feed = new FollowedBookings()) {
            Map<String, Object> nulls = new HashMap<>();
            List.of("description", "eventTypeId", "eventType", "rating", "rescheduledByEmail", "title", "start", "end", "hosts", "attendees", "id")
                    .forEach(field -> nulls.put(field, null));
            feed.bookings().put("nulls", "accepted", nulls);
            feed.bookings().put("unknown-status", "on_hold", Map.of("attendees", Map.of("email", "one@example.com"), "id", "17"));
            feed.bookings().put("numbers", "accepted", Map.of("title", 7, "eventTypeId", "x", "hosts", "alice"));
            feed.follow(options, new MemoryStateRepository());
            feed.awaitChanges(3);
            feed.bookings().pass(1_000);
            feed.bookings().put("after", "accepted");
            feed.awaitChanges(4);

            assertThat(feed.changes()).containsExactlyInAnyOrder("created nulls", "created unknown-status", "created numbers", "created after");
            assertThat(feed.handled()).isEmpty();
        }
    }

    @Test
    void aFeedOfATeamKnowsItsEventTypesByTheirTexts() throws Exception {
        try (FollowedBookings feed = new FollowedBookings()) {
            feed.server().answer(request -> {
                if (request.path().endsWith("/event-types")) {
                    ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[{\"id\":\"7\"},{\"id\":null},17]}");
                } else {
                    feed.bookings().list(request);
                }
            });
            feed.bookings().put("theirs", "accepted", Map.of("eventTypeId", "8"));
            feed.bookings().put("ours", "accepted", Map.of("eventTypeId", 7));
            feed.bookings().put("ours too", "accepted", Map.of("eventTypeId", "7"));
            try (CalcomContext context = feed.context(new MemoryStateRepository())) {
                context.routes(feed.route(FollowedBookings.ROUTE,
                        "calcom:team-bookings/changes?teamId=2&apiProfile=self-hosted&initialDelay=0&delay=20&since=beginning")).start();
                feed.awaitChanges(2);

                assertThat(feed.changes()).containsExactlyInAnyOrder("created ours", "created ours too");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":null,\"payload\":{\"uid\":\"u\",\"bookingId\":null,\"customReplyToEmail\":null,"
            + "\"destinationCalendar\":null,\"eventDescription\":null,\"hashedLink\":null,\"oneTimePassword\":null,\"organizationId\":null,"
            + "\"schedulingType\":null,\"seatsPerTimeSlot\":null}} | BOOKING_CREATED | u",
            "{\"triggerEvent\":\"NEVER_DOCUMENTED\",\"createdAt\":17,\"payload\":{\"uid\":17,\"bookingId\":\"17\"}} | NEVER_DOCUMENTED | 17",
            "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":[]} | BOOKING_CREATED | ''",
            "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":null} | BOOKING_CREATED | ''" })
    void aDeliveryWithUndocumentedFieldsIsAnEvent(String body, String trigger, String uid) throws Exception {
        WebhookEvent event = WebhookEventParser.parse(body.getBytes(UTF_8), null);

        assertThat(event.trigger()).isEqualTo(trigger);
        assertThat(String.valueOf(event.bookingUid()).replace("null", "")).isEqualTo(uid);
    }

    @Test
    void aListThatIsNotOneIsTheBodyOfAPage() {
        assertThat(answered("org-memberships/list?orgId=1", "{\"members\":[]}").getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP).containsKey("members");
    }

    private Exchange answered(String uri, String data) {
        server.answer(200, "{\"status\":\"success\",\"data\":" + data + "}");
        return camel.call("calcom:" + uri);
    }
}
