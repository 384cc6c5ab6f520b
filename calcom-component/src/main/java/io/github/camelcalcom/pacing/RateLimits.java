/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;

/**
 * The limits of a credential. Each call passes the gate of the credential, and before it the gate of its operation, if the operation has its own
 * limit. Learns from responses. Guarded by the lock of the pacer.
 */
final class RateLimits {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LOWEST_ERROR = 400;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PacingTuning tuning;
    private final RateLimitGate credential;
    private final Map<String, RateLimitGate> operations = new HashMap<>();
    private final List<RateLimitGate> gates = new ArrayList<>(1);
    private boolean unlimited;

    RateLimits(PacingTuning tuning) {
        this.tuning = tuning;
        this.credential = new RateLimitGate(tuning);
        gates.add(credential);
    }

    RateLimitGate credential() {
        return credential;
    }

    /** Returns the gate of an operation that has its own limit, or else null. */
    RateLimitGate ofOperation(Operation operation, long now) {
        if (operation.limit() == null) {
            return null;
        }
        RateLimitGate gate = operations.get(operation.uri());
        if (gate == null) {
            gate = new RateLimitGate(tuning, operation.limit(), now);
            operations.put(operation.uri(), gate);
            gates.add(0, gate);
        }
        return gate;
    }

    /** All gates. The gate of the credential is the last one, in the order in which a call passes them. */
    List<RateLimitGate> gates() {
        return gates;
    }

    /** Whether the server announces no limit for the credential. */
    boolean isUnlimited() {
        return unlimited;
    }

    void advance(long now) {
        for (RateLimitGate gate : gates) {
            gate.advance(now);
        }
    }

    /** Called if a call has ended without a response. */
    void unanswered(Turn turn, long now) {
        credential.end(turn.sentAt());
        RateLimitGate gate = turn.operationGate();
        if (gate != null) {
            gate.end(turn.sentAt());
            gate.assumeEnds(now);
        }
    }

    /** Called if a call with a turn was not sent. */
    void unsent(Turn turn) {
        credential.takeBack(turn.sentAt());
        if (turn.operationGate() != null) {
            turn.operationGate().takeBack(turn.sentAt());
        }
    }

    /**
     * Called if the response to a call has arrived.
     *
     * @param announced  the limits that the response announces
     * @param retryAfter the requested wait in nanoseconds, or -1; of a refusal only
     */
    void answered(Turn turn, int status, List<RateLimitHeaders.Limit> announced, long retryAfter, long now) {
        RateLimitGate gate = turn.operationGate();
        List<RateLimitHeaders.Limit> ofCredential = announced;
        List<RateLimitHeaders.Limit> ofOperation = List.of();
        if (gate != null) {
            ofOperation = new ArrayList<>(announced);
            ofOperation.removeIf(limit -> limit.name().equals(RateLimitHeaders.DEFAULT) || credential.knows(limit.name()));
            ofCredential = new ArrayList<>(announced);
            ofCredential.removeAll(ofOperation);
            learnOfOperation(gate, ofOperation, turn.sentAt(), now);
        }
        if (turn.isCounted() && ofCredential.isEmpty() && !ofOperation.isEmpty()) {
            // the server counts the call on the operation's limit only
            credential.takeBack(turn.sentAt());
        } else {
            learnOfCredential(turn, ofCredential, status, now);
        }
        if (status == TOO_MANY_REQUESTS) {
            refused(turn, ofCredential, ofOperation, retryAfter, now);
        }
    }

    private static void learnOfOperation(RateLimitGate gate, List<RateLimitHeaders.Limit> announced, long sentAt, long now) {
        gate.end(sentAt);
        if (announced.isEmpty()) {
            gate.assumeEnds(now);
        } else {
            gate.learn(announced, sentAt, now);
        }
    }

    private void learnOfCredential(Turn turn, List<RateLimitHeaders.Limit> announced, int status, long now) {
        if (turn.isCounted()) {
            credential.end(turn.sentAt());
        }
        if (!announced.isEmpty()) {
            credential.learn(announced, turn.sentAt(), now);
            unlimited = false;
        } else if (turn.isCounted() && status < LOWEST_ERROR && !credential.knowsLimits() && !credential.isBlocked()) {
            // only a success shows that there are no limits: errors of proxies and of unknown paths do not have the headers
            credential.open();
            unlimited = true;
        }
    }

    private void refused(Turn turn, List<RateLimitHeaders.Limit> ofCredential, List<RateLimitHeaders.Limit> ofOperation, long retryAfter,
                         long now) {
        RateLimitGate gate = turn.operationGate();
        boolean credentialUsedUp = ofCredential.isEmpty() ? gate == null : areUsedUp(ofCredential);
        if (credentialUsedUp) {
            block(credential, ofCredential, turn, now, retryAfter);
            unlimited = false;
        }
        if (gate != null && (ofOperation.isEmpty() ? !credentialUsedUp : areUsedUp(ofOperation))) {
            block(gate, ofOperation, turn, now, retryAfter);
        }
    }

    private static void block(RateLimitGate gate, List<RateLimitHeaders.Limit> announced, Turn turn, long now, long retryAfter) {
        long sentAt = turn.isCounted() ? turn.sentAt() : now;
        RateLimitHeaders.Limit first = null;
        for (RateLimitHeaders.Limit limit : announced) {
            first = limit.hasEnd() && (first == null || limit.latestEnd() - first.latestEnd() < 0) ? limit : first;
        }
        if (retryAfter >= 0) {
            gate.block(turn.sentAt(), sentAt + retryAfter - SECOND, now + retryAfter);
        } else if (first == null) {
            gate.block(turn.sentAt(), sentAt, now + RateLimitGate.BLOCK_NANOS);
        } else {
            gate.block(turn.sentAt(), first.earliestEnd(), first.latestEnd());
        }
    }

    private static boolean areUsedUp(List<RateLimitHeaders.Limit> announced) {
        return announced.stream().allMatch(limit -> limit.remaining() == 0);
    }
}
