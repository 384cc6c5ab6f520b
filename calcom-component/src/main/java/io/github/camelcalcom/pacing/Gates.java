package io.github.camelcalcom.pacing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.HeaderView;

/**
 * The gate that every call of a credential passes, and those of the operations that have a limit of their own, which come before it. Learns
 * from the answers. Guarded by its pacer's lock.
 */
final class Gates {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LOWEST_ERROR = 400;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LimitHeaders limitHeaders;
    private final Gate credential = new Gate();
    private final Map<String, Gate> operations = new HashMap<>();
    private boolean unlimited;

    Gates(LimitHeaders limitHeaders) {
        this.limitHeaders = limitHeaders;
    }

    Gate credential() {
        return credential;
    }

    /** The gate of an operation with a limit of its own, else null. */
    Gate ofOperation(Operation operation, long now) {
        return operation.limit() == null ? null : operations.computeIfAbsent(operation.uri(), uri -> new Gate(operation.limit(), now));
    }

    /** All gates, in the order in which a call passes them. */
    List<Gate> all() {
        List<Gate> all = new ArrayList<>(operations.values());
        all.add(credential);
        return all;
    }

    /** Whether the server tells no limit for the credential. */
    boolean isUnlimited() {
        return unlimited;
    }

    void advance(long now) {
        operations.values().forEach(gate -> gate.advance(now));
        credential.advance(now);
    }

    /** A call has ended without an answer. */
    void unanswered(Operation operation, long ticket, long now) {
        credential.end(ticket);
        Gate gate = ofOperation(operation, now);
        if (gate != null) {
            gate.end(ticket);
            gate.assumeEnds(now);
        }
    }

    /** A call that was let go has not been sent. */
    void unsent(Operation operation, long ticket, long now) {
        credential.takeBack(ticket);
        Gate gate = ofOperation(operation, now);
        if (gate != null) {
            gate.takeBack(ticket);
        }
    }

    /** A call was answered; {@code ticket} is when it was sent, or {@link Pacer#NOT_COUNTED}. */
    void answered(Operation operation, long ticket, int status, HeaderView headers, long now) {
        Gate gate = ofOperation(operation, now);
        List<ToldLimit> ofCredential = limitHeaders.read(headers, ticket, now, gate != null);
        List<ToldLimit> ofOperation = List.of();
        if (gate != null) {
            ofOperation = new ArrayList<>(ofCredential);
            ofOperation.removeIf(limit -> limit.name().equals(LimitHeaders.DEFAULT) || credential.knows(limit.name()));
            ofCredential.removeAll(ofOperation);
            learnOfOperation(gate, ofOperation, ticket, now);
        }
        if (ticket != Pacer.NOT_COUNTED && ofCredential.isEmpty() && !ofOperation.isEmpty()) {
            // the server counts it on the operation's limit only
            credential.takeBack(ticket);
        } else {
            learnOfCredential(ofCredential, status, ticket, now);
        }
        if (status == TOO_MANY_REQUESTS) {
            long retryAfter = limitHeaders.retryAfterNanos(headers);
            boolean credentialUsedUp = ofCredential.isEmpty() ? gate == null : noneLeft(ofCredential);
            if (credentialUsedUp) {
                block(credential, ofCredential, ticket, now, retryAfter);
                unlimited = false;
            }
            if (gate != null && (ofOperation.isEmpty() ? !credentialUsedUp : noneLeft(ofOperation))) {
                block(gate, ofOperation, ticket, now, retryAfter);
            }
        }
    }

    private static void learnOfOperation(Gate gate, List<ToldLimit> told, long ticket, long now) {
        gate.end(ticket);
        if (told.isEmpty()) {
            gate.assumeEnds(now);
        } else {
            gate.learn(told, ticket, now);
        }
    }

    private void learnOfCredential(List<ToldLimit> told, int status, long ticket, long now) {
        boolean counted = ticket != Pacer.NOT_COUNTED;
        if (counted) {
            credential.end(ticket);
        }
        if (!told.isEmpty()) {
            credential.learn(told, ticket, now);
            unlimited = false;
        } else if (counted && status < LOWEST_ERROR && !credential.knowsLimits() && !credential.isBlocked()) {
            // only a success tells that there are none: errors of proxies and of unknown paths come without the headers
            credential.open();
            unlimited = true;
        }
    }

    private static void block(Gate gate, List<ToldLimit> told, long ticket, long now, long retryAfter) {
        long sentAt = ticket == Pacer.NOT_COUNTED ? now : ticket;
        ToldLimit first = null;
        for (ToldLimit limit : told) {
            first = limit.endTold() && (first == null || limit.latestEnd() - first.latestEnd() < 0) ? limit : first;
        }
        if (retryAfter >= 0) {
            gate.block(ticket, sentAt + retryAfter - SECOND, now + retryAfter);
        } else if (first == null) {
            gate.block(ticket, sentAt, now + Gate.BLOCK_NANOS);
        } else {
            gate.block(ticket, first.earliestEnd(), first.latestEnd());
        }
    }

    private static boolean noneLeft(List<ToldLimit> told) {
        return told.stream().allMatch(limit -> limit.remaining() == 0);
    }
}
