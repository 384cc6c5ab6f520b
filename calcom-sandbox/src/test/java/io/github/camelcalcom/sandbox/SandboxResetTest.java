/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.time.Delay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(1_800)
class SandboxResetTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private CalcomSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.builder().clock(Clock.fixed(START, ZoneOffset.UTC)).bookingTime(Duration.ofSeconds(50))
                .rateLimit(new RateLimit(2, Duration.ofSeconds(60), Duration.ofSeconds(60))).start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aResetKeepsTheSecretOfAClientWhateverTheTime() {
        try (CalcomSandbox platform = CalcomSandbox.builder().seed(SandboxSeed.platform()).start()) {
            String secret = platform.platform().client().secret();
            PlatformClient client = new PlatformClient(platform);
            platform.clock().advance(Duration.ofDays(3));
            platform.reset();
            await().atMost(Duration.ofSeconds(60)).until(() -> platform.clock().instant().getEpochSecond()
                    > platform.platform().client().createdAt().getEpochSecond());
            platform.reset();

            assertThat(platform.platform().client().secret()).isEqualTo(secret);
            assertThat(client.headers().get(client.usersPath()).status()).isEqualTo(200);
        }
    }

    @Test
    void aResetKeepsKeyAndAddressAndRestoresDataTimeLimitsAndCalls() {
        String url = sandbox.url();
        String key = sandbox.apiKey();
        SandboxClient client = SandboxClient.of(sandbox);
        assertThat(client.version("2024-06-11").json("POST", "/v2/schedules", """
                {"name":"More","timeZone":"Europe/Rome","isDefault":false}""").status()).isEqualTo(201);
        assertThat(client.get("/v2/me").status()).isEqualTo(200);
        assertThat(client.get("/v2/me").status()).isEqualTo(429);
        sandbox.clock().advance(Duration.ofDays(3));

        sandbox.reset();

        assertThat(sandbox.url()).isEqualTo(url);
        assertThat(sandbox.apiKey()).isEqualTo(key);
        assertThat(sandbox.clock().instant()).isEqualTo(START);
        assertThat(sandbox.calls()).isEmpty();
        assertThat(client.version("2024-06-11").get("/v2/schedules").data()).hasSize(1);
        assertThat(sandbox.calls()).hasSize(1);
    }

    @Test
    void aServerThatRefusedConnectionsAcceptsThemAgain() {
        sandbox.refuseConnections();

        sandbox.reset();

        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(200);
    }

    @Test
    void aCallInProgressFailsAndChangesNothing() throws Exception {
        CompletableFuture<SandboxClient.Answer> answer = CompletableFuture.supplyAsync(() -> book());
        await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls().size() == 1);

        sandbox.reset();

        assertThat(answer.get(300, TimeUnit.SECONDS).status()).isEqualTo(500);
        assertThat(sandbox.bookings()).isEmpty();
        assertThat(sandbox.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aCallWhoseBodyIsStillArrivingChangesNothingOfWhatComesAfter(boolean console) throws Exception {
        try (CalcomSandbox arriving = CalcomSandbox.builder().console(console).clock(Clock.fixed(START, ZoneOffset.UTC))
                .bookingTime(Duration.ZERO).start(); RawConnection caller = RawConnection.to(arriving)) {
            String body = BookingClient.request(1, "2026-12-01T09:00:00Z", "Ada").toString();
            caller.send("POST", "/v2/bookings", "", "Content-Type: application/json", "Content-Length: " + body.length(),
                    "Expect: 100-continue");
            assertThat(caller.readStatusLine()).isEqualTo("HTTP/1.1 100 Continue");

            arriving.reset();
            caller.write(body);

            assertThat(caller.readStatusLine()).startsWith("HTTP/1.1 ");
            assertThat(arriving.bookings()).isEmpty();
            assertThat(arriving.calls()).isEmpty();
        }
    }

    @Test
    void delayedExecutionsAreCancelled() {
        sandbox.faults().on("me/get").inject(Fault.resetThenExecuteLater(Delay.onSandboxClock(Duration.ofMinutes(1))));
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> SandboxClient.of(sandbox).get("/v2/me"));
        await().atMost(300, TimeUnit.SECONDS).until(call::isDone);

        sandbox.reset();
        sandbox.clock().advance(Duration.ofMinutes(2));

        assertThat(sandbox.calls()).isEmpty();
        assertThat(SandboxClient.of(sandbox).get("/v2/me").status()).isEqualTo(200);
    }

    @Test
    void aSeedThatFailsTheSecondTimeIsReported() {
        AtomicInteger planted = new AtomicInteger();
        try (CalcomSandbox failing = CalcomSandbox.builder().seed(seeding -> {
            if (planted.incrementAndGet() == 2) {
                throw new IllegalArgumentException("the second time");
            }
        }).start()) {
            assertThatThrownBy(failing::reset).isInstanceOf(IllegalArgumentException.class).hasMessage("the second time");
        }
    }

    private SandboxClient.Answer book() {
        return SandboxClient.of(sandbox).version("2024-08-13").json("POST", "/v2/bookings", """
                {"eventTypeId":1,"start":"2026-12-01T09:00:00Z",
                 "attendee":{"name":"Ada","email":"ada@example.com","timeZone":"Europe/London"}}""");
    }
}
