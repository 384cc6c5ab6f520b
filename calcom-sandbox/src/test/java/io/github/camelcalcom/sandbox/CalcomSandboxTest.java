/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Starts, seeds and stops sandboxes. */
class CalcomSandboxTest {

    @Test
    void oneCallStartsASandboxThatCanBeUsedAtOnce() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            assertThat(sandbox.url()).matches("http://127\\.0\\.0\\.1:\\d+");
            SandboxClient alice = SandboxClient.of(sandbox);
            assertThat(alice.get("/v2/me").data().path("username").asText()).isEqualTo("alice");
            assertThat(alice.version("2024-06-14").get("/v2/event-types").data().findValuesAsText("slug")).contains("30min", "60min");
            assertThat(alice.version("2024-06-11").get("/v2/schedules/default").data().path("isDefault").asBoolean()).isTrue();
        }
    }

    @Test
    void sandboxesShareNothing() {
        try (CalcomSandbox one = CalcomSandbox.builder().identifierSeed(1).start();
                CalcomSandbox other = CalcomSandbox.builder().identifierSeed(2).start()) {
            SandboxClient.of(one).json("PATCH", "/v2/me", "{\"name\":\"Changed\"}");
            assertThat(SandboxClient.of(other).get("/v2/me").data().path("name").asText()).isEqualTo("Alice");
            assertThat(other.apiKey()).isNotEqualTo(one.apiKey());
        }
    }

    @Test
    void theSameSeedGivesTheSameKeys() {
        try (CalcomSandbox one = CalcomSandbox.start(); CalcomSandbox other = CalcomSandbox.start()) {
            assertThat(other.apiKey()).isEqualTo(one.apiKey());
        }
    }

    @Test
    void aSeedPlantsUsersWithKeysOfTheirOwn() {
        SandboxSeed seed = seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.user("bob", "Bob", "bob@example.com", "America/New_York").eventType("Talk", "talk", 15);
        };
        try (CalcomSandbox sandbox = CalcomSandbox.builder().seed(seed).start()) {
            Answer profile = SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + sandbox.apiKey("bob")).get("/v2/me");
            assertThat(profile.data().path("timeZone").asText()).isEqualTo("America/New_York");
            assertThatThrownBy(() -> sandbox.apiKey("carol")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The sandbox has no user 'carol'");
        }
        try (CalcomSandbox empty = CalcomSandbox.builder().seed(SandboxSeed.empty()).start()) {
            assertThatThrownBy(empty::apiKey).isInstanceOf(IllegalStateException.class).hasMessageContaining("without a user");
        }
    }

    @Test
    void theClockIsMovedByTheTest() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            sandbox.clock().stopAt(Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(SandboxClient.of(sandbox).get("/v2/nope").json().path("timestamp").asText()).isEqualTo("2030-01-01T00:00:00.000Z");
            sandbox.clock().advance(Duration.ofMinutes(1));
            assertThat(SandboxClient.of(sandbox).get("/v2/nope").json().path("timestamp").asText()).isEqualTo("2030-01-01T00:01:00.000Z");
        }
    }

    @Test
    void theProfileDecidesWhichVersionsAndOperationsExist() {
        try (CalcomSandbox hosted = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).start();
                CalcomSandbox selfHosted = CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).start()) {
            assertThat(SandboxClient.of(hosted).version("2026-06-12").get("/v2/event-types").data().path(0).path("bookingFields").path(0)
                    .path("field").asText()).isEqualTo("name");
            assertThat(SandboxClient.of(selfHosted).version("2026-06-12").get("/v2/event-types").data().has("eventTypeGroups")).isTrue();
            assertThat(SandboxClient.of(hosted).get("/v2/allowlists").status()).isEqualTo(200);
            assertThat(SandboxClient.of(selfHosted).get("/v2/allowlists").status()).isEqualTo(404);
        }
    }

    @Test
    void aClosedSandboxDoesNotListen() {
        CalcomSandbox sandbox = CalcomSandbox.start();
        int port = sandbox.port();
        sandbox.close();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
        assertThatCode(sandbox::close).doesNotThrowAnyException();
    }

    @Test
    void aPortThatIsTakenIsReported() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            assertThatThrownBy(() -> CalcomSandbox.builder().port(sandbox.port()).start()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + sandbox.port());
        }
    }

    @Test
    void aVertxOfTheApplicationIsLeftOpen() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CalcomSandbox.builder().vertx(vertx).start().close();
            try (CalcomSandbox again = CalcomSandbox.builder().vertx(vertx).start()) {
                assertThat(SandboxClient.of(again).get("/v2/me").status()).isEqualTo(200);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }
}
