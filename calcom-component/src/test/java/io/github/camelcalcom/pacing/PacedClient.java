/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.Random;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.support.VirtualTimers;

/** Sends calls through a pacer to a throttling server, with random delays of requests and responses. */
final class PacedClient {

    private final VirtualTimers timers;
    private final Callers callers;
    private final ThrottlingServer server;
    private final Pacer pacer;
    private final Random random;
    private final long longestWay;
    private double lost;
    private int answered;
    private int refused;

    PacedClient(VirtualTimers timers, Callers callers, ThrottlingServer server, Pacer pacer, long seed, Duration longestWay) {
        this.timers = timers;
        this.callers = callers;
        this.server = server;
        this.pacer = pacer;
        this.random = new Random(seed);
        this.longestWay = longestWay.toNanos();
    }

    /** Loses some requests or responses. */
    PacedClient losing(double share) {
        lost = share;
        return this;
    }

    void call(Operation operation) {
        // drawn here, in the order of the calls, not in the random order of their threads
        long there = way();
        long back = way();
        boolean isLost = random.nextDouble() < lost;
        callers.begin(pacer, PacedCall.of(operation).onTurn(call -> timers.after(there, () -> arrive(call, back, isLost))));
    }

    int answered() {
        return answered;
    }

    int refused() {
        return refused;
    }

    private void arrive(PacedCall call, long back, boolean isLost) {
        if (isLost) {
            timers.after(Duration.ofSeconds(5).toNanos(), () -> call.turn().unanswered());
            return;
        }
        ThrottlingServer.Answer answer = server.count();
        timers.after(back, () -> {
            answered++;
            refused += answer.status() == 429 ? 1 : 0;
            call.answered(answer);
        });
    }

    /** Mostly short, sometimes long. */
    private long way() {
        double part = random.nextDouble();
        return (long) (longestWay * part * part * part);
    }
}
