/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.fault.FaultRule;
import io.github.camelcalcom.sandbox.fault.WebhookFault;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.webhook.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules that determine where and how often faults occur. */
class FaultRulesTest {

    private static final Fault UNAVAILABLE = Fault.answerInstead(FaultAnswer.json(503));
    private static final Fault BAD_GATEWAY = Fault.answerInstead(FaultAnswer.html(502));

    private CalcomSandbox sandbox;
    private SandboxClient alice;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        alice = SandboxClient.of(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private int me() {
        return alice.get("/v2/me").status();
    }

    private List<Integer> me(int times) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(me());
        }
        return statuses;
    }

    @Test
    void theNextCallsAreFaultyAndTheRuleSaysHowMany() {
        FaultRule rule = sandbox.faults().on("me/get").times(2).inject(UNAVAILABLE);
        assertThat(me(4)).containsExactly(503, 503, 200, 200);
        assertThat(rule.fired()).isEqualTo(2);
        assertThat(rule.matched()).isEqualTo(4);
    }

    @Test
    void callsAreFaultyFromTheNthOn() {
        sandbox.faults().on("me/get").from(3).inject(UNAVAILABLE);
        assertThat(me(4)).containsExactly(200, 200, 503, 503);
    }

    @Test
    void fromAndTimesCanBeCombined() {
        sandbox.faults().on("me/get").from(2).times(1).inject(UNAVAILABLE);
        assertThat(me(3)).containsExactly(200, 503, 200);
    }

    @Test
    void theFirstRuleThatHasAFaultWins() {
        sandbox.faults().on("me/get").times(1).inject(UNAVAILABLE);
        FaultRule second = sandbox.faults().on("me/get").inject(BAD_GATEWAY);
        assertThat(me(3)).containsExactly(503, 502, 502);
        assertThat(second.matched()).isEqualTo(2);
    }

    @Test
    void otherOperationsAreNotAffected() {
        sandbox.faults().on("me/update").inject(UNAVAILABLE);
        assertThat(me()).isEqualTo(200);
        assertThat(alice.json("PATCH", "/v2/me", "{\"bio\":\"x\"}").status()).isEqualTo(503);
    }

    @Test
    void aRuleForAResourceHoldsForItsOperations() {
        sandbox.faults().onResource("me").inject(UNAVAILABLE);
        assertThat(me()).isEqualTo(503);
        assertThat(alice.json("PATCH", "/v2/me", "{\"bio\":\"x\"}").status()).isEqualTo(503);
        assertThat(alice.get("/v2/webhooks").status()).isEqualTo(200);
    }

    @Test
    void aRuleForEverythingAppliesToAllCallsWithARoute() {
        sandbox.faults().everywhere().inject(UNAVAILABLE);
        assertThat(me()).isEqualTo(503);
        assertThat(alice.get("/v2/webhooks").status()).isEqualTo(503);
        assertThat(alice.get("/v2/nope").status()).isEqualTo(404);
        assertThat(alice.get("/health").status()).isEqualTo(200);
        assertThat(alice.call("OPTIONS", "/v2/me").status()).isEqualTo(204);
    }

    @Test
    void aRuleCanInspectTheRequest() {
        sandbox.faults().on("me/update").when(call -> call.body().path("bio").asText().equals("bad")).inject(UNAVAILABLE);
        sandbox.faults().on("webhooks/list").when(call -> call.query("take").filter("7"::equals).isPresent()).inject(UNAVAILABLE);
        sandbox.faults().on("event-type-webhooks/list").when(call -> call.path("eventTypeId").filter("2"::equals).isPresent())
                .inject(UNAVAILABLE);
        assertThat(alice.json("PATCH", "/v2/me", "{\"bio\":\"bad\"}").status()).isEqualTo(503);
        assertThat(alice.json("PATCH", "/v2/me", "{\"bio\":\"good\"}").status()).isEqualTo(200);
        assertThat(alice.json("PATCH", "/v2/me", "{\"bio\":").status()).as("no JSON at all").isEqualTo(400);
        assertThat(alice.get("/v2/webhooks?take=7").status()).isEqualTo(503);
        assertThat(alice.get("/v2/webhooks").status()).isEqualTo(200);
        assertThat(alice.get("/v2/event-types/2/webhooks").status()).isEqualTo(503);
        assertThat(alice.get("/v2/event-types/1/webhooks").status()).isEqualTo(200);
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        List<Integer> first = byChance(42);
        assertThat(first).contains(200, 503);
        assertThat(byChance(42)).isEqualTo(first);
        assertThat(byChance(43)).isNotEqualTo(first);
    }

    private List<Integer> byChance(long seed) {
        sandbox.faults().clear();
        sandbox.faults().on("me/get").probability(0.5, seed).inject(UNAVAILABLE);
        return me(40);
    }

    @Test
    void aMixtureIsTheSameForTheSameSeed() {
        sandbox.faults().random(7, 0.5, List.of(UNAVAILABLE, BAD_GATEWAY, Fault.emptyBody()));
        List<Integer> statuses = me(40);
        assertThat(statuses).contains(200, 503, 502);
        List<String> faults = sandbox.calls().stream().map(ReceivedCall::fault).toList();
        assertThat(faults).contains("empty body");
        try (CalcomSandbox other = CalcomSandbox.start()) {
            other.faults().random(7, 0.5, List.of(UNAVAILABLE, BAD_GATEWAY, Fault.emptyBody()));
            for (int i = 0; i < 40; i++) {
                SandboxClient.of(other).get("/v2/me");
            }
            assertThat(other.calls()).extracting(ReceivedCall::fault).isEqualTo(faults);
        }
    }

    @Test
    void clearedRulesDoNotApply() {
        sandbox.faults().everywhere().inject(UNAVAILABLE);
        sandbox.faults().clear();
        assertThat(me()).isEqualTo(200);
    }

    @Test
    void activeRulesDescribeThemselves() {
        sandbox.faults().onWebhooks(Trigger.BOOKING_CREATED).inject(WebhookFault.doubled());
        sandbox.faults().on("me/get").from(2).times(1).inject(Fault.answerInstead(FaultAnswer.bare(500)));
        sandbox.faults().onResource("bookings").when(call -> call.query("take").isPresent()).probability(0.5, 1)
                .injectAnyOf(List.of(Fault.emptyBody(), Fault.cutJson()));
        assertThat(sandbox.faults().rules()).extracting(FaultRule::description).containsExactly(
                "me/get, from no. 2 on, 1 time: " + Fault.answerInstead(FaultAnswer.bare(500)),
                "all of bookings on a condition, with probability 0.5: " + Fault.emptyBody() + " or " + Fault.cutJson(),
                "webhooks BOOKING_CREATED: doubled");
        assertThat(sandbox.faults().rules().get(0).isSpent()).isFalse();
        me();
        me();
        assertThat(sandbox.faults().rules().get(0).isSpent()).isTrue();
        sandbox.faults().clear();
        assertThat(sandbox.faults().rules()).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> sandbox.faults().on("bookings/creat")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no operation 'bookings/creat'. Did you mean 'bookings/create'?");
        assertThatThrownBy(() -> sandbox.faults().on("bookings/changes")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.faults().onResource("booking")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no resource 'booking'. Did you mean 'bookings'?");
    }

    @Test
    void invalidNumbersAreRefused() {
        assertThatThrownBy(() -> sandbox.faults().everywhere().times(0)).hasMessage("times must be at least 1 but is 0");
        assertThatThrownBy(() -> sandbox.faults().everywhere().from(0)).hasMessage("from must be at least 1 but is 0");
        assertThatThrownBy(() -> sandbox.faults().everywhere().probability(1.5, 1))
                .hasMessage("probability must be between 0 and 1 but is 1.5");
        assertThatThrownBy(() -> sandbox.faults().everywhere().injectAnyOf(List.of())).hasMessage("A rule needs at least one fault");
        assertThatThrownBy(() -> FaultAnswer.json(418)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("418");
    }
}
