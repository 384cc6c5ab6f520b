/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

import io.github.camelcalcom.browser.Chromium;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the example in a real browser, at three widths, light and dark. */
@Timeout(1_800)
class BookingPageBrowserTest {

    private static final String LOOKS = "io.github.camelcalcom.browser.Chromium$Look#all";

    @RegisterExtension
    static Chromium browser = new Chromium();

    private ConfigurableApplicationContext application;
    private String url;

    @BeforeEach
    void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        application = BookingApplication.start("--server.port=" + port, "--example.feed-delay=200", "--spring.datasource.url=jdbc:h2:mem:" + port);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private void openTuesday(Chromium.Look look) {
        browser.open(url, look);
        browser.awaitTrue("return document.getElementById('event-types').options.length > 0");
        // on a weekend, no slot is free
        LocalDate tuesday = LocalDate.now(ZoneOffset.UTC).plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        browser.awaitTrue("return document.getElementById('slots').children.length > 0");
        browser.script("""
                const day = document.getElementById('day');
                day.value = arguments[0];
                day.dispatchEvent(new Event('change'));
                """, tuesday.toString());
        browser.awaitTrue("return document.querySelector('#slots button')?.dataset.start.startsWith(arguments[0]) ?? false", tuesday.toString());
    }

    private void assertReadable(String name, Chromium.Look look) {
        browser.picture(name + ' ' + look);
        assertThat(browser.overflows()).as(name + ", " + look).isEmpty();
        assertThat(browser.violations()).as(name + ", " + look).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aSlotIsBookedByAClickAndTheTableFollows(Chromium.Look look) {
        openTuesday(look);
        browser.awaitText("#bookings-none", "No bookings");
        assertReadable("example empty", look);

        browser.click("#slots button");
        browser.awaitText("#message", "Booked");
        browser.awaitText("#bookings", "accepted");
        browser.awaitText("#deliveries", "BOOKING_CREATED");
        assertThat(browser.find("#bookings-none").isDisplayed()).isFalse();
        assertReadable("example booked", look);

        browser.click("#bookings button");
        browser.awaitText("#message", "Cancelled");
        browser.awaitText("#bookings", "cancelled");
        browser.awaitText("#deliveries", "BOOKING_CANCELLED");
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void aSlotThatIsTakenMeanwhileHasAReadableAnswer(Chromium.Look look) {
        openTuesday(look);
        String start = String.valueOf(browser.script("return document.querySelector('#slots button').dataset.start"));
        String taken = String.valueOf(browser.script("return document.querySelector('#slots button').textContent"));
        ProducerTemplate another = application.getBean(ProducerTemplate.class);
        another.requestBody("calcom:bookings/create", Map.of("eventTypeId", browser.script("return Number(document.getElementById('event-types').value)"),
                "start", start, "attendee", Map.of("name", "Grace", "email", "grace@example.com", "timeZone", "Europe/London")));

        browser.click("#slots button");

        browser.awaitText("#message", "This slot is not free any more. Choose another one.");
        browser.awaitTrue("return document.querySelector('#slots button').textContent !== arguments[0]", taken);
        browser.awaitText("#bookings", "accepted");
        assertReadable("example taken", look);
        assertThat(application.getBean(CalcomSandbox.class).bookings()).hasSize(1);
    }
}
