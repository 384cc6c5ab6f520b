/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;

/**
 * One safe call: it sends the request, looks at the server if the answer was lost, and decides. Runs on the calling thread, which holds no
 * connection and no lock while it waits.
 */
abstract class Recovery {

    final SafeCalls calls;
    final CalcomRequest request;
    final CallAttempt attempt;
    final Horizon horizon;
    /** Whether an earlier call may have had the request executed. */
    boolean mayBeDone;
    /** Whether the attempt was open when this call had its turn. */
    boolean wasOpen;
    private final long begun;
    private int sendings;
    /** The last failure after which the request may have been executed, or null. */
    private CalcomException doubt;

    /** @param mayBeDone whether an earlier call may have had the request executed, so that a look-up comes first */
    Recovery(SafeCalls calls, CalcomRequest request, CallAttempt attempt, boolean mayBeDone) {
        this.calls = calls;
        this.request = request;
        this.attempt = attempt;
        this.mayBeDone = mayBeDone;
        this.horizon = calls.newHorizon();
        this.begun = calls.waits().nanoTime();
    }

    /** Makes the call when no other call works on the attempt. */
    final CalcomResponse call() throws CalcomException {
        request.check();
        CallAttempt.Turn turn = new CallAttempt.Turn();
        CalcomResponse shared = awaitTurn(turn);
        if (shared != null) {
            return shared;
        }
        CalcomResponse answer = null;
        CalcomException result = null;
        try {
            answer = prepare();
            if (answer == null) {
                answer = sendAndLook();
            }
            return answer;
        } catch (CalcomException failure) {
            // the failure of a call that was broken off is no result for the calls that wait for this one
            result = isBrokenOff() ? null : failure;
            throw failure;
        } finally {
            try {
                finish();
            } finally {
                attempt.end(turn, answer, result);
            }
        }
    }

    /** Prepares the turn of this call. Returns the answer if it is known already, otherwise null. */
    CalcomResponse prepare() throws CalcomException {
        return null;
    }

    /** Ends what {@link #prepare} began. */
    void finish() {
        // a change has nothing to prepare
    }

    /** Called before each request. Nothing is sent if it fails. */
    void beforeSend() throws CalcomException {
        // a change can be sent at any time
    }

    /** The longest wait for another call of the attempt. */
    final Duration longestWait() {
        return calls.client().settings().totalTimeout().plus(calls.settings().ambiguityHorizon().multipliedBy(2));
    }

    /** Waits for the other calls of the attempt. Returns null when the turn has begun, or the result of another call. */
    private CalcomResponse awaitTurn(CallAttempt.Turn turn) throws CalcomException {
        Duration longest = longestWait();
        while (true) {
            CountDownLatch ended = new CountDownLatch(1);
            CallAttempt.Turn other = attempt.begin(turn, ended);
            if (other == null) {
                return null;
            }
            await(ended, longest.toNanos() - elapsed().toNanos());
            if (ended.getCount() > 0) {
                throw ambiguous("the call that came first is still under way after " + longest.toMillis() + " ms", null);
            }
            CalcomResponse shared = sharedResult(other);
            if (shared != null) {
                return shared;
            }
        }
    }

    /** Looks if an earlier request may have been executed. Then sends the request, and looks after a lost answer, until the result is certain. */
    private CalcomResponse sendAndLook() throws CalcomException {
        try {
            CalcomResponse answer = lookFirst();
            while (answer == null) {
                beforeSend();
                try {
                    answer = send();
                } catch (CalcomException failure) {
                    answer = lookAfter(failure);
                }
            }
            return answer;
        } catch (RuntimeException breakdown) {
            if (sendings == 0 && !attempt.isOpen()) {
                throw breakdown;
            }
            CalcomAmbiguousException failure =
                    new CalcomAmbiguousException(operation(), progress() + "the recovery broke down: " + breakdown, breakdown);
            if (doubt != null) {
                failure.addSuppressed(doubt);
            }
            throw failure;
        }
    }

    /** Returns the result if an earlier request was executed, or null if the request is to be sent. */
    private CalcomResponse lookFirst() throws CalcomException {
        CallAttempt.Doubt before = attempt.doubt();
        wasOpen = before != null;
        horizon.restart();
        if (wasOpen) {
            mayBeDone = true;
            if (before.until() != null) {
                horizon.endAt(before.until());
            }
            return lookUntilDecided();
        }
        if (!mayBeDone) {
            return null;
        }
        Outcome outcome;
        try {
            outcome = firstLook();
        } catch (CalcomException | IllegalArgumentException failure) {
            if (isSentAfterFailedLook(failure)) {
                return null;
            }
            throw failure;
        }
        return isSentAfter(outcome) ? null : decideOrLookOn(outcome);
    }

    /** Sends the request, and records with the attempt whether the request may have been executed. */
    private CalcomResponse send() throws CalcomException {
        CallAttempt.Doubt before = attempt.doubt();
        attempt.send();
        sendings++;
        try {
            CalcomResponse answer = calls.client().call(request);
            attempt.close();
            return answer;
        } catch (CalcomException failure) {
            if (isUnclear(failure)) {
                doubt = failure;
                // not earlier: the call may have waited for the server's limit before it was sent
                attempt.openUntil(horizon.restart());
            } else {
                attempt.restore(before);
            }
            throw failure;
        } catch (RuntimeException | Error e) {
            attempt.openUntil(horizon.restart());
            throw e;
        }
    }

    /** Decides by an outcome, or, if the outcome decides nothing, looks until the next one does. Returns null to send the request again. */
    final CalcomResponse decideOrLookOn(Outcome outcome) throws CalcomException {
        CalcomResponse answer = decide(outcome, horizon.isPassed());
        if (answer != null) {
            return answer;
        }
        pause();
        return lookUntilDecided();
    }

    /** Looks until an outcome decides. Returns null to send the request again. */
    final CalcomResponse lookUntilDecided() throws CalcomException {
        boolean first = true;
        while (true) {
            boolean late = horizon.isPassed();
            Outcome outcome = lookUnlessUnreachable(first || late);
            first = false;
            if (outcome instanceof Outcome.NotApplied notApplied && isSentAgain(notApplied, late)) {
                return null;
            }
            CalcomResponse answer = outcome == null ? null : decide(outcome, late);
            if (answer != null) {
                return answer;
            }
            pause();
        }
    }

    /** Returns null if the look-up failed for a temporary reason. That proves nothing. */
    private Outcome lookUnlessUnreachable(boolean thorough) throws CalcomException {
        try {
            return look(thorough);
        } catch (CalcomException | IllegalArgumentException failure) {
            if (horizon.isFarPassed() || !FailureKind.of(failure).isTemporary()) {
                throw lookUpFailed(failure);
            }
            return null;
        }
    }

    /** Returns the answer, or null if the outcome does not decide. */
    private CalcomResponse decide(Outcome outcome, boolean late) throws CalcomException {
        if (outcome instanceof Outcome.Done done) {
            attempt.close();
            return done.answer();
        }
        if (outcome instanceof Outcome.Overtaken overtaken) {
            throw new CalcomConflictException(operation(), progress() + overtaken.found(), doubt);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            throw ambiguous(unknown.found(), null);
        }
        if (late) {
            String found = outcome instanceof Outcome.NotApplied notApplied ? notApplied.found() : ((Outcome.Incomplete) outcome).found();
            throw ambiguous(found + ", and it is not sent again", null);
        }
        return null;
    }

    /** The result of another call of the attempt that has ended, or null to continue with this call. */
    abstract CalcomResponse sharedResult(CallAttempt.Turn other) throws CalcomException;

    /** Looks once before the request is sent, since an earlier request may have been executed. */
    abstract Outcome firstLook() throws CalcomException;

    /** Whether the request is sent after this outcome of the first look. */
    abstract boolean isSentAfter(Outcome outcome);

    /** Whether the request is sent although the first look failed. */
    abstract boolean isSentAfterFailedLook(Exception failure) throws CalcomException;

    /** Whether the request may have been executed although it failed. */
    abstract boolean isUnclear(CalcomException failure);

    /** Finds the result of a request that failed, or throws the failure of the call. Returns null to send the request again. */
    abstract CalcomResponse lookAfter(CalcomException failure) throws CalcomException;

    /**
     * Looks at the server once.
     *
     * @param thorough whether to look in all places
     */
    abstract Outcome look(boolean thorough) throws CalcomException;

    /** Whether the request, which was not executed until now, is sent again. */
    abstract boolean isSentAgain(Outcome.NotApplied outcome, boolean late) throws CalcomException;

    /** The exception if the look-ups failed. */
    CalcomAmbiguousException lookUpFailed(Exception failure) {
        return ambiguous("looking at its result failed: " + failure.getMessage(), failure);
    }

    final void pause() throws CalcomException {
        await(new CountDownLatch(1), horizon.nextPause());
    }

    final void await(CountDownLatch signal, long nanos) throws CalcomException {
        try {
            calls.waits().await(signal, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ambiguous("the call ended early, since its thread was interrupted", e);
        }
        if (calls.waits().isClosed()) {
            throw ambiguous("the call ended early, since the endpoint stopped", null);
        }
    }

    private boolean isBrokenOff() {
        return calls.client().isStopped() || Thread.currentThread().isInterrupted();
    }

    /** The time since the call began. */
    final Duration elapsed() {
        return Duration.ofNanos(calls.waits().nanoTime() - begun);
    }

    /** The server refused the request, perhaps since an earlier one was executed. Looks begin again from now on. */
    final void openAfterRefusal(CalcomException refusal) {
        if (doubt != null) {
            refusal.addSuppressed(doubt);
        }
        doubt = refusal;
        attempt.openUntil(horizon.restart());
    }

    /** Whether an earlier request of the attempt may have been executed when the last one was sent. */
    final boolean wasEarlierSent() {
        return wasOpen || wasSentAgain();
    }

    final boolean wasSent() {
        return sendings > 0;
    }

    final boolean wasSentAgain() {
        return sendings > 1;
    }

    final boolean maySendAgain() {
        return sendings <= calls.settings().maxRetries();
    }

    final CalcomAmbiguousException ambiguous(String found, Exception lookUpFailure) {
        CalcomAmbiguousException failure = new CalcomAmbiguousException(operation(),
                progress() + "at " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ' ' + found, doubt != null ? doubt : lookUpFailure);
        if (doubt != null && lookUpFailure != null) {
            failure.addSuppressed(lookUpFailure);
        }
        return failure;
    }

    final String operation() {
        return request.template().operation().uri();
    }

    private String progress() {
        return sendings == 0 ? "it was not sent now, since an earlier delivery of the message or another call with its key may have sent it; "
                : "its answer " + (sendings == 1 ? "" : "(it was sent " + sendings + " times) ") + "was lost or unusable; ";
    }
}
