/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;

import io.github.camelcalcom.client.CallScope;
import io.github.camelcalcom.pacing.ThrottlingServer.Answer;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacersTest {

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacers pacers = new Pacers(10, timers);

    @Test
    void aCallerHasOnePacerAtEachServer() {
        Pacer pacer = pacers.pacer("api.cal.com", "alice");

        assertThat(pacers.pacer("api.cal.com", "alice")).isSameAs(pacer);
        assertThat(pacers.pacer("api.cal.com", "bob")).isNotSameAs(pacer);
        assertThat(pacers.pacer("api.cal.eu", "alice")).isNotSameAs(pacer);
        assertThat(pacers.figures()).extracting(PacerFigures::server).containsExactlyInAnyOrder("api.cal.com", "api.cal.com", "api.cal.eu");
    }

    @Test
    void onlyPacersWithNothingToRememberAreDropped() throws Exception {
        Pacer limited = pacers.pacer("api.cal.com", "limited");
        take(limited).answered(200, Answer.of(200, "X-RateLimit-Limit-Default", "120", "X-RateLimit-Remaining-Default", "119",
                "X-RateLimit-Reset-Default", "60"));
        Pacer inFlight = pacers.pacer("api.cal.com", "in flight");
        Turn open = take(inFlight);

        createPacers(0, 10_000);
        assertThat(pacers.figures()).hasSizeLessThan(5_000);
        assertThat(pacers.pacer("api.cal.com", "limited")).isSameAs(limited);
        assertThat(pacers.pacer("api.cal.com", "in flight")).isSameAs(inFlight);

        open.unanswered();
        timers.advance(Duration.ofSeconds(60));
        createPacers(10_000, 20_000);
        assertThat(pacers.pacer("api.cal.com", "limited")).isNotSameAs(limited);
        assertThat(pacers.pacer("api.cal.com", "in flight")).isNotSameAs(inFlight);
    }

    @Test
    void neitherPacersNorFiguresShowTheCaller() {
        Pacer pacer = pacers.pacer("api.cal.com", "cal_live_secret");

        assertThat(pacers.toString() + pacer + pacers.figures()).doesNotContain("cal_live_secret");
    }

    private static Turn take(Pacer pacer) throws Exception {
        return pacer.take(PacedCall.GET, CallPriority.NORMAL, Long.MAX_VALUE, new CallScope());
    }

    private void createPacers(int from, int to) {
        for (int caller = from; caller < to; caller++) {
            pacers.pacer("api.cal.com", caller);
        }
    }
}
