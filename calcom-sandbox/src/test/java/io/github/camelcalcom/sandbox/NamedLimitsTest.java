/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Limits by caller, by name and by operation. The clock is stopped unless a test moves it. */
class NamedLimitsTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private CalcomSandbox sandbox;

    private SandboxClient start(RateLimits limits, SandboxProfile profile) {
        sandbox = CalcomSandbox.builder().profile(profile).rateLimits(limits).start();
        sandbox.clock().stopAt(NINE);
        return SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static RateLimit limit(int calls, int windowSeconds, int blockSeconds) {
        return new RateLimit(calls, Duration.ofSeconds(windowSeconds), Duration.ofSeconds(blockSeconds));
    }

    @Test
    void theWindowStartsWithTheFirstCallAndTheResetIsRoundedUpToSeconds() {
        SandboxClient alice = start(RateLimits.CALCOM, SandboxProfile.BOTH);
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(alice.get("/v2/me").header("X-RateLimit-Reset-Default")).isEqualTo("60");
        sandbox.clock().advance(Duration.ofMillis(1));
        assertThat(alice.get("/v2/me").header("X-RateLimit-Reset-Default")).isEqualTo("60");
        sandbox.clock().advance(Duration.ofMillis(59_998));
        Answer last = alice.get("/v2/me");
        assertThat(last.header("X-RateLimit-Reset-Default")).isEqualTo("1");
        assertThat(last.header("X-RateLimit-Remaining-Default")).isEqualTo("117");
        sandbox.clock().advance(Duration.ofMillis(1));
        assertThat(alice.get("/v2/me").header("X-RateLimit-Remaining-Default")).isEqualTo("119");
    }

    @Test
    void aKeyIsRefusedOnlyWhenAllOfItsLimitsAreUsedUp() {
        Map<String, RateLimit> limits = new LinkedHashMap<>();
        limits.put("burst", limit(2, 10, 10));
        limits.put("daily", limit(4, 86_400, 60));
        SandboxClient alice = start(RateLimits.GENEROUS.withApiKeys(limits), SandboxProfile.BOTH);
        List<Integer> statuses = new ArrayList<>();
        Answer third = null;
        for (int i = 1; i <= 5; i++) {
            Answer answer = alice.get("/v2/me");
            statuses.add(answer.status());
            third = i == 3 ? answer : third;
        }
        assertThat(statuses).containsExactly(200, 200, 200, 200, 429);
        assertThat(third.header("X-RateLimit-Remaining-Burst")).isEqualTo("0");
        assertThat(third.header("X-RateLimit-Remaining-Daily")).isEqualTo("1");
        assertThat(third.header("X-RateLimit-Limit-Default")).isNull();
        sandbox.clock().advance(Duration.ofSeconds(10));
        assertThat(alice.get("/v2/me").status()).as("one of them is free again").isEqualTo(200);
    }

    @Test
    void tokensAndOauthClientsHaveALimitOfTheirOwn() {
        start(RateLimits.GENEROUS.withTokens(limit(7, 60, 60)), SandboxProfile.BOTH);
        SandboxClient anyone = SandboxClient.withoutKey(sandbox);
        Answer token = anyone.with("Authorization", "Bearer some-token").get("/v2/me");
        assertThat(token.status()).isEqualTo(401);
        assertThat(token.header("X-RateLimit-Limit-Default")).isEqualTo("7");
        assertThat(anyone.with("x-cal-client-id", "c").get("/v2/me").header("X-RateLimit-Limit-Default")).isEqualTo("7");
        assertThat(anyone.with("x-cal-client-id", "d").get("/v2/me").header("X-RateLimit-Remaining-Default")).isEqualTo("6");
        assertThat(anyone.get("/v2/me").header("X-RateLimit-Limit-Default")).isEqualTo("100000");
    }

    @Test
    void callersWithoutCredentialsHaveALimitOfTheirOwn() {
        SandboxClient alice = start(RateLimits.GENEROUS.withAnonymous(limit(1, 60, 60)), SandboxProfile.BOTH);
        SandboxClient anyone = SandboxClient.withoutKey(sandbox).version("2024-06-14");
        assertThat(anyone.get("/v2/event-types?username=alice").header("X-RateLimit-Limit-Default")).isEqualTo("1");
        assertThat(anyone.get("/v2/event-types?username=alice").status()).isEqualTo(429);
        assertThat(alice.get("/v2/me").header("X-RateLimit-Limit-Default")).isEqualTo("100000");
    }

    @Test
    void verificationCodesHaveALimitWithAnotherName() {
        SandboxClient alice = start(RateLimits.CALCOM, SandboxProfile.SELF_HOSTED);
        String suffix = "Users_verified_resources_emails_requests";
        for (int i = 4; i >= 0; i--) {
            Answer answer = requestCode(alice);
            assertThat(answer.header("X-RateLimit-Limit-" + suffix)).isEqualTo("5");
            assertThat(answer.header("X-RateLimit-Remaining-" + suffix)).isEqualTo(Integer.toString(i));
            assertThat(answer.header("X-RateLimit-Limit-Default")).isNull();
        }
        Answer refused = requestCode(alice);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Reset-" + suffix)).isEqualTo("60");
        assertThat(alice.get("/v2/me").header("X-RateLimit-Remaining-Default")).as("they count for nothing else").isEqualTo("119");
    }

    private static Answer requestCode(SandboxClient client) {
        return client.json("POST", "/v2/verified-resources/emails/verification-code/request", "{\"email\":\"a@example.net\"}");
    }

    @Test
    void guestsAreLimitedByTheHostedServiceOnly() {
        SandboxClient hosted = start(RateLimits.CALCOM, SandboxProfile.HOSTED);
        assertThat(addGuest(hosted).header("X-RateLimit-Limit-Booking_guests_add")).isEqualTo("5");
        sandbox.close();
        SandboxClient selfHosted = start(RateLimits.CALCOM, SandboxProfile.SELF_HOSTED);
        assertThat(addGuest(selfHosted).header("X-RateLimit-Limit-Default")).isEqualTo("120");
    }

    private static Answer addGuest(SandboxClient client) {
        return client.version("2024-08-13").json("POST", "/v2/bookings/some-uid/guests", "{\"guests\":[{\"email\":\"a@example.net\"}]}");
    }

    @Test
    void anUnknownKeyIsCountedWhereTheOperationHasALimit() {
        start(RateLimits.CALCOM, SandboxProfile.BOTH);
        Answer answer = requestCode(SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer cal_unknown"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-RateLimit-Remaining-Users_verified_resources_emails_requests")).isEqualTo("4");
    }

    @Test
    void aLimitMayBeSetForAnyOperation() {
        SandboxClient alice = start(RateLimits.GENEROUS.withOperations(
                List.of(OperationLimit.of("me/get", "me", 1, Availability.BOTH))), SandboxProfile.BOTH);
        assertThat(alice.get("/v2/me").header("X-RateLimit-Limit-Me")).isEqualTo("1");
        assertThat(alice.get("/v2/me").status()).isEqualTo(429);
        assertThat(alice.get("/v2/webhooks").status()).isEqualTo(200);
    }

    @Test
    void limitHeadersCanBeDisabled() {
        SandboxClient alice = start(RateLimits.of(limit(1, 60, 60)).withoutHeaders(), SandboxProfile.BOTH);
        assertThat(alice.get("/v2/me").header("X-RateLimit-Limit-Default")).isNull();
        Answer refused = alice.get("/v2/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().map().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit"));
    }

    @Test
    void theCallsOfAWindowAreCountedByTheirTimes() {
        SandboxClient alice = start(RateLimits.of(limit(2, 60, 60)), SandboxProfile.BOTH);
        alice.get("/v2/me");
        sandbox.clock().advance(Duration.ofSeconds(59));
        alice.get("/v2/me");
        sandbox.clock().advance(Duration.ofSeconds(1));
        alice.get("/v2/me");
        assertThat(sandbox.calls().stream().filter(call -> call.time().isBefore(NINE.plusSeconds(60)))).hasSize(2);
        assertThat(sandbox.calls()).extracting(ReceivedCall::answered).containsOnly(200);
    }

    @Test
    void limitsHaveNames() {
        start(RateLimits.GENEROUS, SandboxProfile.BOTH);
        assertThatThrownBy(() -> RateLimits.GENEROUS.withApiKeys(Map.of())).hasMessage("apiKeys must name at least one limit");
        assertThatThrownBy(() -> OperationLimit.of("me/get", "", 1, Availability.BOTH)).hasMessage("The limit of me/get needs a name");
    }
}
