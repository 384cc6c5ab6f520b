package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.Random;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.support.VirtualTimers;

/** Sends calls through a pacer to a throttling server, with ways there and back of random lengths. */
final class PacedClient {

    private final VirtualTimers timers;
    private final ThrottlingServer server;
    private final Pacer pacer;
    private final Random random;
    private final long longestWay;
    private double lost;
    private int answered;
    private int refused;

    PacedClient(VirtualTimers timers, ThrottlingServer server, Pacer pacer, long seed, Duration longestWay) {
        this.timers = timers;
        this.server = server;
        this.pacer = pacer;
        this.random = new Random(seed);
        this.longestWay = longestWay.toNanos();
    }

    /** Loses some calls on their way there or back. */
    PacedClient losing(double share) {
        lost = share;
        return this;
    }

    void call(Operation operation) {
        PacedCall call = PacedCall.of(operation).onGranted(this::send);
        if (pacer.acquire(call)) {
            send(call);
        }
    }

    int answered() {
        return answered;
    }

    int refused() {
        return refused;
    }

    private void send(PacedCall call) {
        timers.after(way(), () -> {
            if (random.nextDouble() < lost) {
                timers.after(Duration.ofSeconds(5).toNanos(), () -> pacer.unanswered(call));
                return;
            }
            ThrottlingServer.Answer answer = server.count();
            timers.after(way(), () -> {
                answered++;
                refused += answer.status() == 429 ? 1 : 0;
                pacer.answered(call, answer.status(), answer);
            });
        });
    }

    /** Mostly short, sometimes long. */
    private long way() {
        double part = random.nextDouble();
        return (long) (longestWay * part * part * part);
    }
}
