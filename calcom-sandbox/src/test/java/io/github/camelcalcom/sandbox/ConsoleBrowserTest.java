/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.browser.Chromium;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of the console in a real browser, at three widths, light and dark. */
@Timeout(1_800)
class ConsoleBrowserTest {

    private static final String LOOKS = "io.github.camelcalcom.browser.Chromium$Look#all";
    private static final String WITHOUT_BLANK = "W".repeat(200);
    private static final String HOSTILE = "<img src=x onerror=document.title='broken'></script>";

    @RegisterExtension
    static Chromium browser = new Chromium();

    private CalcomSandbox sandbox;
    private SandboxClient client;
    private BookingClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().bookingTime(Duration.ZERO).rateLimits(RateLimits.CALCOM).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        client = SandboxClient.of(sandbox);
        alice = new BookingClient(client);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aFailedCallShowsWhyItFailed(Chromium.Look look) {
        ObjectNode request = BookingClient.request(1, "2026-11-24T10:00:00Z", "Ann");
        request.remove("attendee");
        alice.post(request);
        sandbox.faults().on("me/get").times(1).inject(Fault.answerInstead(FaultAnswer.json(503)));
        client.get("/v2/me?apiKey=hidden");

        browser.open(sandbox.url(), look);
        browser.awaitText("#calls li:nth-child(1) .reason", "Fault 'JSON 503 instead of execution'. The call was not executed");
        browser.awaitText("#calls li:nth-child(2) .reason", "attendee");
        browser.click("#calls li:nth-child(2) summary");

        browser.awaitText("#calls li:nth-child(2) .why", "attendee");
        String call = browser.text("#calls li:nth-child(2)");
        assertThat(call).contains("POST /v2/bookings", "Status 400", "\"eventTypeId\": 1", "\"status\": \"error\"");
        browser.click("#calls li:nth-child(2) .inner summary");
        browser.awaitText("#calls li:nth-child(2) .headers", "Bearer ***");
        assertThat(browser.text("#calls")).contains("apiKey=***").doesNotContain(sandbox.apiKey(), "hidden");
        browser.picture("failed call " + look);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.overflows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aFaultIsSetAndCleared(Chromium.Look look) {
        browser.open(sandbox.url(), look);
        browser.awaitTrue("return document.getElementById('fault-kind').options.length > 10");
        browser.tabTo("#fault-operation");
        browser.press("bookings/lst");
        browser.click("#fault-form button");
        browser.awaitText("#fault-error", "There is no operation 'bookings/lst'. Did you mean 'bookings/list'?");
        assertThat(browser.find("#fault-operation").getDomAttribute("aria-invalid")).isEqualTo("true");

        browser.press(Keys.chord(Keys.CONTROL, "a"), "bookings/list");
        browser.click("#fault-form button");
        browser.awaitText("#faults", "bookings/list, 1 time: JSON 503 instead of execution");
        assertThat(browser.text("#fault-error")).isEmpty();
        assertThat(alice.list("take=1").status()).isEqualTo(503);
        assertThat(alice.list("take=1").status()).isEqualTo(200);
        browser.awaitText("#faults", "Occurred 1 of 2 times, over");
        browser.picture("fault " + look);

        browser.click("#faults button");
        browser.awaitText("#faults-none", "No faults are injected.");
        // the page moves to the form
        browser.awaitTrue("return document.activeElement.id === 'fault-kind'");
        browser.click("#fault-form button");
        browser.awaitText("#faults", "bookings/list");
        browser.click("#faults-clear");
        browser.awaitText("#faults-none", "No faults are injected.");
        assertThat(sandbox.faults().rules()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void theSandboxIsResetAfterAQuestion(Chromium.Look look) {
        alice.book(1, "2026-11-24T10:00:00Z", "Ann");
        sandbox.faults().on("me/get").inject(Fault.emptyBody());
        browser.open(sandbox.url(), look);
        browser.awaitText("#bookings", "ann@example.net");
        browser.awaitText("#calls", "bookings/create");

        browser.click("#reset");
        browser.click("#reset-no");
        assertThat(sandbox.bookings()).hasSize(1);
        browser.click("#reset");
        browser.picture("reset " + look);
        browser.click("#reset-yes");

        browser.awaitText("#message", "The sandbox was reset");
        browser.awaitText("#bookings-none", "No bookings.");
        browser.awaitText("#calls-none", "No calls yet.");
        browser.awaitText("#faults-none", "No faults are injected.");
        assertThat(sandbox.bookings()).isEmpty();
        assertThat(sandbox.calls()).isEmpty();
        assertThat(client.get("/v2/me").status()).isEqualTo(200);
        browser.awaitText("#calls", "me/get");
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aDeliveryShowsItsPayloadSignatureAndAnswer(Chromium.Look look) throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start(exchange -> {
            byte[] answer = "{\"refused\":\"by the receiver\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, answer.length);
            exchange.getResponseBody().write(answer);
        })) {
            alice.webhook(receiver.url("/hook?token=hidden"), List.of("BOOKING_CREATED"), "hidden-secret", null);
            alice.book(1, "2026-11-24T10:00:00Z", "Ann");
            browser.open(sandbox.url(), look);
            browser.awaitText("#webhooks", "secret ***");
            browser.awaitText("#deliveries li", "BOOKING_CREATED");

            browser.click("#deliveries summary");
            browser.awaitText("#deliveries li", "by the receiver");
            assertThat(browser.text("#deliveries li")).contains("\"triggerEvent\": \"BOOKING_CREATED\"", "Status 500",
                    sandbox.deliveries().get(0).headers().get("X-Cal-Signature-256")).doesNotContain("hidden");
            browser.click("#deliveries .body > .buttons button");

            browser.awaitText("#deliveries", "Attempt 2, repeats no. 1");
            assertThat(receiver.requests()).hasSize(2);
            browser.picture("delivery " + look);
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.overflows()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aSlotIsBookedMovedAndCancelledWithTheKeyboardOnly(Chromium.Look look) {
        browser.open(sandbox.url() + "/_sandbox/book", look);
        browser.awaitTrue("return document.querySelectorAll('input[name=slot]').length > 0");
        browser.tabTo("#submit");
        browser.press(Keys.ENTER);
        browser.awaitText("#slots-error", "Choose a free slot.");
        assertThat(browser.text("#name-error")).isNotEmpty();
        assertThat(browser.text("#email-error")).isNotEmpty();
        browser.picture("errors " + look);
        assertThat(browser.violations()).isEmpty();

        browser.tabTo("input[name=slot]");
        browser.press(Keys.SPACE);
        browser.tabTo("#name");
        browser.press("Kay " + HOSTILE);
        browser.tabTo("#email");
        browser.press("kay@example.net", Keys.ENTER);
        browser.awaitText("#booked", "accepted");
        assertThat(sandbox.bookings()).singleElement().satisfies(booking ->
                assertThat(booking.attendees().get(0).name()).isEqualTo("Kay " + HOSTILE));

        browser.tabTo("#booked button[aria-label^=Move]");
        browser.press(Keys.ENTER);
        browser.awaitText("#submit", "Move");
        browser.tabTo("#stop-moving");
        assertThat(browser.text("#stop-moving")).isEqualTo("Keep");
        browser.press(Keys.ENTER);
        browser.awaitText("#submit", "Book");
        browser.tabTo("#booked button[aria-label^=Cancel]");
        browser.press(Keys.ENTER);
        browser.awaitText("#booked", "cancelled");
        browser.picture("booked " + look);
        assertThat(browser.script("return document.title")).isEqualTo("Book a slot – Cal.com sandbox");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.overflows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void longAndHostileTextsWrap(Chromium.Look look) throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            long eventType = alice.eventType("{\"title\":\"" + WITHOUT_BLANK + "\",\"slug\":\"long-one\",\"lengthInMinutes\":30}");
            alice.webhook(receiver.url('/' + WITHOUT_BLANK), List.of("BOOKING_CREATED"), null, null);
            alice.post(withName(BookingClient.request(eventType, "2026-11-24T10:00:00Z", "Ann"), WITHOUT_BLANK));
            alice.post(withName(BookingClient.request(eventType, "2026-11-24T12:00:00Z", "Eve"), HOSTILE));
            client.get("/v2/bookings/" + WITHOUT_BLANK);
            sandbox.faults().everywhere().when(call -> false).inject(Fault.of(WITHOUT_BLANK, call -> { }));

            browser.open(sandbox.url(), look);
            browser.awaitText("#calls", WITHOUT_BLANK);
            browser.awaitText("#bookings", HOSTILE);
            browser.awaitText("#eventTypes", WITHOUT_BLANK);
            browser.awaitText("#faults", WITHOUT_BLANK);
            browser.click("#calls summary");
            browser.awaitText("#calls .why", "does not exist");
            browser.click("#deliveries summary");
            browser.awaitText("#deliveries .body", "Signature");
            browser.picture("long " + look);
            assertThat(browser.overflows()).isEmpty();
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.script("return document.title")).isEqualTo("Cal.com sandbox");

            browser.open(sandbox.url() + "/_sandbox/book", look);
            browser.awaitTrue("return document.querySelectorAll('input[name=slot]').length > 0");
            assertThat(browser.overflows()).isEmpty();
        }
    }

    private static ObjectNode withName(ObjectNode request, String name) {
        request.withObjectProperty("attendee").put("name", name);
        return request;
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void readsOfTheBookPageAreHiddenAndAPauseKeepsTheList(Chromium.Look look) {
        browser.open(sandbox.url() + "/_sandbox/book", look);
        browser.awaitTrue("return document.querySelectorAll('input[name=slot]').length > 0");
        client.get("/v2/me");
        browser.open(sandbox.url(), look);
        browser.awaitText("#calls", "me/get");
        assertThat(browser.text("#calls")).doesNotContain("slots/list");
        browser.click("#calls-console");
        assertThat(browser.text("#calls")).contains("slots/");

        browser.click("#calls-pause");
        client.get("/v2/webhooks");
        browser.awaitText("#calls-pause", "Resume (1 new)");
        assertThat(browser.text("#calls")).doesNotContain("webhooks/list");
        browser.click("#calls-pause");
        browser.awaitText("#calls", "webhooks/list");
        assertThat(browser.text("#calls-pause")).isEqualTo("Pause");
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void accessAndClockAreInView(Chromium.Look look) {
        browser.open(sandbox.url(), look);
        browser.awaitText("#url", sandbox.url());
        browser.awaitText("#keys", "cal_*** alice");
        browser.click("#show-keys");
        browser.awaitText("#keys", sandbox.apiKey());
        browser.click("#show-keys");
        browser.awaitText("#keys", "cal_***");
        browser.awaitText("#eventTypes", "30 min");
        browser.click("[data-advance=PT1H]");
        browser.awaitText("#now", "10:00:00");
        browser.click("#clock-run");
        browser.awaitText("#clock-run", "Stop the clock");
        assertThat(sandbox.clock().isStopped()).isFalse();
    }
}
