/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The data and the actions of the console's pages. */
class ConsoleDataTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final String TIME = "2026-11-24T10:00:00Z";

    private CalcomSandbox sandbox;
    private SandboxClient browser;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).rateLimits(RateLimits.CALCOM).start();
        sandbox.clock().stopAt(NINE);
        browser = SandboxClient.withoutKey(sandbox).with("Origin", sandbox.url()).with("Sec-Fetch-Site", "same-origin");
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode overview() {
        return browser.get("/_sandbox/state").json();
    }

    @Test
    void bookingsAreShownNewestFirst() {
        String first = alice.book(1, TIME, "Ann").path("uid").asText();
        String second = alice.book(2, "2026-11-24T12:00:00Z", "Ben").path("uid").asText();
        alice.cancel(first, "off");
        JsonNode bookings = overview().path("bookings");
        assertThat(bookings.path("total").asInt()).isEqualTo(2);
        assertThat(bookings.path("rows").findValuesAsText("uid")).containsExactly(second, first);
        assertThat(bookings.path("rows").findValuesAsText("status")).containsExactly("accepted", "cancelled");
        assertThat(bookings.path("rows").get(0).path("attendeeEmail").asText()).isEqualTo("ben@example.net");
        assertThat(bookings.path("rows").get(0).path("host").asText()).isEqualTo("Alice");
        assertThat(bookings.path("rows").get(0).path("start").asText()).isEqualTo("2026-11-24T12:00:00.000Z");
    }

    @Test
    void hostileInputIsReturnedAsJsonTextThatBrowsersDoNotRender() {
        ObjectNode request = BookingClient.request(1, TIME, "Ann");
        request.withObjectProperty("attendee").put("name", "</script><script>alert(1)</script>");
        alice.post(request);
        SandboxClient.Answer answer = browser.get("/_sandbox/state");
        assertThat(answer.json().path("bookings").path("rows").get(0).path("attendeeName").asText())
                .isEqualTo("</script><script>alert(1)</script>");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void deliveriesAreShownAndSentAgain() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/signed"), List.of("BOOKING_CREATED"), "s", null);
            alice.webhook(receiver.url("/unsigned"), List.of("BOOKING_CREATED"), null, null);
            alice.book(1, TIME, "Ann");
            JsonNode signed = delivery("/signed");
            assertThat(signed.path("trigger").asText()).isEqualTo("BOOKING_CREATED");
            assertThat(signed.path("signed").asBoolean()).isTrue();
            assertThat(delivery("/unsigned").path("signed").asBoolean()).isFalse();

            SandboxClient.Answer answer = browser.json("POST", "/_sandbox/deliveries/" + signed.path("number").asLong() + "/repeat", "{}");

            assertThat(answer.json().path("status").asInt()).isEqualTo(200);
            assertThat(answer.json().path("attempt").asInt()).isEqualTo(2);
            assertThat(answer.json().path("repeatOf").asLong()).isEqualTo(signed.path("number").asLong());
            List<WebhookReceiver.Request> received =
                    receiver.requests().stream().filter(request -> request.path().equals("/signed")).toList();
            assertThat(received).hasSize(2);
            assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
            assertThat(sandbox.deliveries()).extracting(Delivery::attempt).containsExactly(1, 1, 2);
        }
    }

    private JsonNode delivery(String path) {
        for (JsonNode row : overview().path("deliveries").path("rows")) {
            if (row.path("subscriber").asText().endsWith(path)) {
                return row;
            }
        }
        throw new AssertionError("No delivery to " + path);
    }

    @Test
    void anUnknownDeliveryCannotBeRepeated() {
        SandboxClient.Answer answer = browser.json("POST", "/_sandbox/deliveries/7/repeat", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isEqualTo("There is no delivery 7");
    }

    @Test
    void noSecretIsShown() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/hook?token=hidden-token&x=1"), List.of("BOOKING_CREATED"), "hidden-secret", null);
            alice.webhook("http://hidden-user:hidden-password@127.0.0.1:1/", List.of("BOOKING_CREATED"), "hidden-secret", null);
            alice.book(1, TIME, "Ann");
            SandboxClient.of(sandbox).get("/v2/me?apiKey=" + sandbox.apiKey() + "&client_secret=hidden-client");
            String shown = browser.get("/_sandbox/state").text() + browser.get("/_sandbox/event-types").text();
            assertThat(shown).doesNotContain("hidden", sandbox.apiKey(), "cal_", sandbox.deliveries().get(0).headers().get("X-Cal-Signature-256"))
                    .contains("/hook?token=***&x=1", "//***@127.0.0.1");
        }
    }

    @Test
    void activeFaultsAreShown() {
        sandbox.faults().on("me/get").times(1).inject(Fault.emptyBody());
        SandboxClient.of(sandbox).get("/v2/me");
        JsonNode fault = overview().path("faults").get(0);
        assertThat(fault.path("description").asText()).isEqualTo("me/get, 1 time: " + Fault.emptyBody());
        assertThat(fault.path("fired").asInt()).isEqualTo(1);
        assertThat(fault.path("spent").asBoolean()).isTrue();
    }

    @Test
    void remainingCallsAreShownUntilTheWindowEnds() {
        SandboxClient.of(sandbox).get("/v2/me");
        JsonNode limit = overview().path("limits").get(0);
        assertThat(limit.path("caller").asText()).isEqualTo("API key of alice");
        assertThat(limit.path("remaining").asInt()).isEqualTo(119);
        assertThat(limit.path("allowed").asInt()).isEqualTo(120);
        sandbox.clock().advance(Duration.ofSeconds(60));
        assertThat(overview().path("limits")).isEmpty();
    }

    @Test
    void theClockIsMoved() {
        SandboxClient.Answer answer = browser.json("POST", "/_sandbox/clock", "{\"advance\":\"PT15M\"}");
        assertThat(answer.json().path("now").asText()).isEqualTo("2026-11-23T09:15:00.000Z");
        assertThat(sandbox.clock().instant()).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "{", "{\"advance\":\"15\"}", "{\"advance\":\"P9999999D\"}",
            "{\"advance\":\"PT99999999999999999999H\"}", "{\"advance\":\"-P9999999D\"}" })
    void aMoveThatIsNoneIsRefusedWithWhatWouldBeRight(String body) {
        SandboxClient.Answer answer = browser.json("POST", "/_sandbox/clock", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).contains("{\"advance\":\"PT15M\"}");
        assertThat(sandbox.clock().instant()).isEqualTo(NINE);
    }

    @Test
    void eventTypesAreShownAndBookedWithoutAKey() {
        JsonNode eventType = browser.get("/_sandbox/event-types").json().path("eventTypes").get(0);
        assertThat(eventType.path("owner").asText()).isEqualTo("Alice");
        assertThat(eventType.path("length").asInt()).isEqualTo(30);
        long id = eventType.path("id").asLong();
        String slot = browser.version("2024-09-04").get("/v2/slots?eventTypeId=" + id + "&start=2026-11-24&end=2026-11-24").data()
                .path("2026-11-24").get(0).path("start").asText();
        BookingClient person = new BookingClient(browser);
        String uid = person.book(id, slot, "Kay").path("uid").asText();
        String moved = person.act(uid, "reschedule", BookingClient.request(id, "2026-11-24T15:00:00Z", "Kay").retain("start"))
                .data().path("uid").asText();
        assertThat(person.cancel(moved, "off").status()).isEqualTo(200);
        assertThat(overview().path("bookings").path("rows").findValuesAsText("attendeeName")).containsExactly("Kay", "Kay");
    }

    @Test
    void fieldsThatABookerMustFillInAreShown() {
        alice.eventType("""
                {"title":"Asking","slug":"asking","lengthInMinutes":30,"bookingFields":[
                {"type":"text","slug":"why","label":"Why?","required":true,"placeholder":""}]}""");
        JsonNode last = browser.get("/_sandbox/event-types").json().path("eventTypes").get(2);
        assertThat(last.path("fields").toString()).isEqualTo("[{\"slug\":\"why\",\"label\":\"Why?\",\"type\":\"text\"}]");
    }

    @Test
    void aCallIsShownWithRequestAnswerAndReasonButWithoutSecrets() {
        SandboxClient caller = SandboxClient.of(sandbox).with("x-cal-secret-key", "hidden-1").with("Cookie", "session=hidden-2");
        caller.version("2024-08-13").json("POST", "/v2/webhooks",
                "{\"active\":true,\"subscriberUrl\":\"http://127.0.0.1:1/?token=hidden-3\",\"secret\":\"hidden-4\",\"triggers\":[\"NONE\"]}");

        SandboxClient.Answer answer = browser.get("/_sandbox/calls/1");

        JsonNode call = answer.json();
        assertThat(call.path("operation").asText()).isEqualTo("webhooks/create");
        assertThat(call.path("answered").asInt()).isEqualTo(400);
        assertThat(call.path("reason").asText()).contains("triggers");
        assertThat(call.path("request").path("json").path("secret").asText()).isEqualTo("***");
        assertThat(call.path("request").path("headers").toString()).contains("[\"Authorization\",\"Bearer ***\"]", "[\"x-cal-secret-key\",\"***\"]",
                "[\"Cookie\",\"***\"]");
        assertThat(call.path("answer").path("json").path("status").asText()).isEqualTo("error");
        assertThat(call.path("execution").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain("hidden", sandbox.apiKey());
    }

    @Test
    void anAnswerThatWasLostIsShownAsTheResultOfTheExecution() {
        sandbox.faults().on("me/get").times(1).inject(Fault.answerAfterExecution(FaultAnswer.html(502)));
        SandboxClient.of(sandbox).get("/v2/me");

        JsonNode call = browser.get("/_sandbox/calls/1").json();

        assertThat(call.path("execution").path("json").path("data").path("username").asText()).isEqualTo("alice");
        assertThat(call.path("answer").path("text").asText()).contains("502 Bad Gateway");
        assertThat(call.path("reason").asText())
                .isEqualTo("Fault 'HTML 502 after execution'. The call was executed with status 200, and the answer had status 502.");
    }

    @Test
    void headersAndBodiesAreKeptForTheLastCalls() {
        for (int i = 0; i < 201; i++) {
            SandboxClient.withoutKey(sandbox).get("/v2/nope");
        }
        assertThat(browser.get("/_sandbox/calls/1").json().has("request")).isFalse();
        assertThat(browser.get("/_sandbox/calls/2").json().has("request")).isTrue();
        assertThat(browser.get("/_sandbox/calls/202").status()).isEqualTo(404);
    }

    @Test
    void aDeliveryIsShownWithPayloadSignatureAndAnswer() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            alice.webhook(receiver.url("/hook"), List.of("BOOKING_CREATED"), "hidden-secret", null);
            alice.book(1, TIME, "Ann");

            JsonNode delivery = browser.get("/_sandbox/deliveries/1").json();

            assertThat(delivery.path("request").path("json").path("triggerEvent").asText()).isEqualTo("BOOKING_CREATED");
            assertThat(delivery.path("signature").asText()).isEqualTo(sandbox.deliveries().get(0).headers().get("X-Cal-Signature-256"));
            assertThat(delivery.path("answer").path("headers").toString()).contains("[\"Date\",");
            assertThat(delivery.toString()).doesNotContain("hidden");
        }
    }

    @Test
    void keysAreShownOnRequestOnly() {
        assertThat(overview().path("keys").toString()).isEqualTo("[\"alice\"]");
        assertThat(browser.get("/_sandbox/keys").json().get(0).path("key").asText()).isEqualTo(sandbox.apiKey());
    }

    @Test
    void faultsAreInjectedAndRemoved() {
        JsonNode rule = browser.json("POST", "/_sandbox/faults",
                "{\"fault\":\"JSON_ERROR\",\"operation\":\"me/get\",\"value\":503,\"times\":2}").json();
        assertThat(rule.path("description").asText()).isEqualTo("me/get, 2 times: JSON 503 instead of execution");
        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(503);
        browser.json("POST", "/_sandbox/faults", "{\"fault\":\"WEBHOOK_LOST\"}");
        assertThat(browser.json("POST", "/_sandbox/faults/" + rule.path("number").asLong() + "/remove", "{}").status()).isEqualTo(200);
        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(200);
        assertThat(sandbox.faults().rules()).hasSize(1);
        browser.json("POST", "/_sandbox/faults/clear", "{}");
        assertThat(sandbox.faults().rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"fault":"NOTHING"}                                   | There is no fault 'NOTHING'. Valid are: [JSON_ERROR,
            {"fault":"CUT_JSON","operation":"me/gut"}             | There is no operation 'me/gut'. Did you mean 'me/get'?
            {"fault":"HTML_ERROR","value":200}                    | The status must be between 400 and 599 but is 200
            {"fault":"DELAY_ANSWER","value":0}                    | The number of seconds must be between 1 and 3600 but is 0
            {"fault":"CUT_JSON","times":-1}                       | The number of times must be at least 1 but is -1
            """)
    void anInvalidFaultIsRefusedWithWhatWouldBeRight(String body, String message) {
        SandboxClient.Answer answer = browser.json("POST", "/_sandbox/faults", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).startsWith(message);
        assertThat(sandbox.faults().rules()).isEmpty();
    }

    @Test
    void everyOfferedFaultCanBeInjected() {
        for (JsonNode choice : browser.get("/_sandbox/fault-choices").json().path("faults")) {
            ObjectNode body = Json.object().put("fault", choice.path("name").asText()).put("value", choice.path("usual").asInt());
            assertThat(browser.json("POST", "/_sandbox/faults", body.toString()).status()).as(body.toString()).isEqualTo(200);
        }
        assertThat(sandbox.faults().rules()).hasSizeGreaterThan(15);
    }

    @Test
    void theSandboxIsReset() {
        alice.book(1, TIME, "Ann");
        sandbox.faults().on("me/get").inject(Fault.emptyBody());
        assertThat(browser.json("POST", "/_sandbox/reset", "{}").status()).isEqualTo(200);
        assertThat(sandbox.bookings()).isEmpty();
        assertThat(sandbox.faults().rules()).isEmpty();
        assertThat(sandbox.clock().isStopped()).isFalse();
    }

    @Test
    void theClockIsStoppedAndRunsAgain() {
        assertThat(browser.json("POST", "/_sandbox/clock", "{\"running\":true}").json().path("stopped").asBoolean()).isFalse();
        assertThat(sandbox.clock().isStopped()).isFalse();
        assertThat(browser.json("POST", "/_sandbox/clock", "{\"running\":false}").json().path("stopped").asBoolean()).isTrue();
        assertThat(sandbox.clock().isStopped()).isTrue();
    }

    @Test
    void registeredWebhooksAndEventTypesAreShown() {
        String id = alice.webhook("http://127.0.0.1:1/", List.of("BOOKING_CREATED"), "hidden-secret", null);
        JsonNode webhook = overview().path("webhooks").path("rows").get(0);
        assertThat(webhook.path("id").asText()).isEqualTo(id);
        assertThat(webhook.path("owner").asText()).isEqualTo("Alice");
        assertThat(webhook.path("signed").asBoolean()).isTrue();
        assertThat(webhook.path("triggers").toString()).isEqualTo("[\"BOOKING_CREATED\"]");
        assertThat(overview().path("eventTypes").path("rows").findValuesAsText("slug")).containsExactly("60min", "30min");
    }
}
