/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Webhooks of people who did not join a video call in time. The calls of the sandbox have no participants. */
class AbsenceWebhooksTest {

    private static final String HOSTS = "AFTER_HOSTS_CAL_VIDEO_NO_SHOW";
    private static final String GUESTS = "AFTER_GUESTS_CAL_VIDEO_NO_SHOW";
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private CalcomSandbox sandbox;
    private WebhookReceiver receiver;
    private BookingClient alice;

    @BeforeEach
    void start() throws IOException {
        start(SandboxProfile.HOSTED);
    }

    private void start(SandboxProfile profile) throws IOException {
        sandbox = CalcomSandbox.builder().profile(profile).bookingTime(Duration.ZERO).start();
        sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
        receiver = WebhookReceiver.start();
        alice = new BookingClient(SandboxClient.of(sandbox));
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    private Answer subscribe(String triggers, String more) {
        return SandboxClient.of(sandbox).json("POST", "/v2/webhooks", "{\"active\":true,\"subscriberUrl\":\"" + receiver.url("/") + "\","
                + "\"triggers\":[" + triggers + "]" + more + '}');
    }

    private static String quoted(String trigger) {
        return '"' + trigger + '"';
    }

    @ParameterizedTest
    @CsvSource({ "7,MINUTE,PT7M", "3,HOUR,PT3H", "2,DAY,PT48H" })
    void theHostIsReportedWhenTheTimeHasPassed(int time, String unit, Duration wait) {
        Answer made = subscribe(quoted(HOSTS), ",\"time\":" + time + ",\"timeUnit\":\"" + unit + '"');
        assertThat(made.data().path("time").asInt()).isEqualTo(time);
        assertThat(made.data().path("timeUnit").asText()).isEqualTo(unit);
        String uid = alice.book(1, START.toString(), "Ann").path("uid").asText();
        sandbox.clock().stopAt(START.plus(wait).minusSeconds(1));
        assertThat(alice.get(uid).path("absentHost").asBoolean()).isFalse();
        sandbox.clock().stopAt(START.plus(wait));

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
        JsonNode payload = receiver.requests().get(0).json().path("payload");
        assertThat(payload.path("bookingUid").asText()).isEqualTo(uid);
        assertThat(payload.path("hostEmail").asText()).isEqualTo("alice@example.com");
        assertThat(payload.path("message").asText()).startsWith("Host with email alice@example.com didn't join the call");
        assertThat(payload.path("webhook").has("secret")).isFalse();
        assertThat(alice.get(uid).path("absentHost").asBoolean()).isTrue();
    }

    @Test
    void guestsAreReportedOnceAndMarkedAsAbsent() {
        subscribe(quoted(GUESTS), ",\"time\":15,\"timeUnit\":\"MINUTE\"");
        String uid = alice.book(1, START.toString(), "Ann").path("uid").asText();
        sandbox.clock().stopAt(START.plus(Duration.ofMinutes(15)));
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
        sandbox.clock().stopAt(START.plus(Duration.ofHours(5)));
        alice.book(1, "2026-11-25T10:00:00Z", "Ben");

        assertThat(receiver.requests()).hasSize(1);
        JsonNode payload = receiver.requests().get(0).json().path("payload");
        assertThat(payload.path("message").asText()).isEqualTo("Guest didn't join the call or didn't join before 2026-11-24 10:15:00 +00:00");
        assertThat(payload.path("attendees").path(0).path("noShow").asBoolean()).isTrue();
        assertThat(alice.get(uid).path("attendees").path(0).path("absent").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { HOSTS + "|", GUESTS + "|,\"time\":5", HOSTS + "|,\"timeUnit\":\"HOUR\"",
            GUESTS + "|,\"time\":0,\"timeUnit\":\"HOUR\"", HOSTS + "|,\"time\":5,\"timeUnit\":\"WEEK\"" })
    void bothTriggersNeedATimeAndItsUnit(String trigger, String more) {
        assertThat(subscribe(quoted(trigger), more == null ? "" : more).status()).isEqualTo(400);
    }

    @Test
    void theSelfHostedServerIgnoresTheTimeAndReportsNothing() throws IOException {
        stop();
        start(SandboxProfile.SELF_HOSTED);
        Answer made = subscribe(quoted(HOSTS) + ',' + quoted("MEETING_ENDED"), ",\"time\":5,\"timeUnit\":\"MINUTE\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data().has("time")).isFalse();
        alice.book(1, START.toString(), "Ann");
        sandbox.clock().stopAt(START.plus(Duration.ofHours(2)));
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(receiver.triggers()).containsExactly("MEETING_ENDED"));
    }
}
