/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.ErrorHint;
import io.github.camelcalcom.pacing.CircuitBreakers;
import io.github.camelcalcom.pacing.Pacer;
import io.github.camelcalcom.pacing.RetryRules;
import io.github.camelcalcom.pacing.Turn;
import io.github.resilience4j.retry.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from its credential to its result, on the thread that makes it: it gets a credential, waits for its turn, is sent, is read, and
 * is repeated if that is safe. The order is credential, turn, connection, and no wait holds a connection or a lock.
 */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final Transport transport;
    private final ClientSettings settings;
    private final CallPolicy policy;
    private final Authentication authentication;
    private final CallScope scope;
    private final CalcomRequest request;
    private final Operation operation;
    private final String target;
    private final Pacer pacer;
    /** Null if there is no listener and no log. */
    private final CallTrace trace;
    private final long deadline;

    private Credential credential;
    private boolean credentialReplaced;
    private boolean endsIfLate;
    private Retry.AsyncContext<Object> repetition;
    private CalcomException sentBefore;
    /** Whether the server may have executed an attempt that failed. */
    private boolean mayBeExecuted;
    private TransportResponse lastAnswer;
    /** Null if calls are not paced. */
    private Turn turn;

    Call(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
         CallListener listener, CalcomRequest request) {
        this.transport = transport;
        this.settings = settings;
        this.policy = policy;
        this.authentication = authentication;
        this.scope = scope;
        this.request = request;
        this.operation = request.template().operation();
        this.target = request.target();
        this.pacer = policy.pacers() == null ? null : policy.pacers().pacer(settings.server(), authentication);
        this.trace = CallTrace.begin(listener, operation, policy.timers());
        this.deadline = policy.timers().nanoTime() + settings.totalTimeout().toNanos();
    }

    /** Has the call fail if the server does not answer in time, instead of being repeated. */
    Call notRepeatedIfLate() {
        endsIfLate = true;
        return this;
    }

    /** Whether the response is an error, or a redirect of an operation that is not answered with one. */
    boolean isRefusedBy(TransportResponse head) {
        return head.statusCode() >= AnswerReader.LOWEST_ERROR
                || head.statusCode() >= AnswerReader.LOWEST_REDIRECT && operation.result().shape() != Operation.Result.Shape.REDIRECT;
    }

    /** Returns a reader of the response. */
    AnswerReader reader(TransportResponse head, Credential sent) {
        ErrorHint hint = head.statusCode() < AnswerReader.LOWEST_ERROR ? ErrorHint.NONE
                : new RefusalHint(settings.server(), authentication, request.template(), target);
        return new AnswerReader(operation, head, request.secretsWith(sent.secrets()), hint);
    }

    /** Reads an answer whose head has arrived. */
    interface Reader<T> {

        T read(TransportResponse head, Credential credential) throws CalcomException;

        /** Whether the caller goes on reading after the call. */
        default boolean streams() {
            return false;
        }
    }

    /**
     * Makes the call.
     *
     * @throws CalcomException       if it failed; it says whether the server may have executed it
     * @throws IllegalStateException on an event-loop thread
     */
    <T> T run(Reader<T> reader) throws CalcomException {
        EventLoops.refuse("The call of " + operation.uri());
        Throwable failure = null;
        try {
            return attempts(reader);
        } catch (CalcomException | RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            if (trace != null) {
                trace.end(failure);
            }
        }
    }

    private <T> T attempts(Reader<T> reader) throws CalcomException {
        while (true) {
            if (credential == null) {
                Credential available = authentication.current();
                credential = available == null ? newCredential(null) : available;
            }
            takeTurn();
            try {
                return attempt(reader);
            } catch (CalcomException failure) {
                if (mayBeExecuted && EarlierAttempt.isExecuted(operation, failure)) {
                    return executedBefore(reader, failure);
                }
                if (!replaceCredential(failure)) {
                    repeatLater(failure);
                }
            }
        }
    }

    private <T> T executedBefore(Reader<T> reader, CalcomException refusal) throws CalcomException {
        LOG.debug("{} was executed by an earlier attempt: {}", operation.uri(), refusal.getMessage());
        T result = reader.read(new EarlierAttempt.NoContent(lastAnswer), credential);
        if (repetition != null) {
            repetition.onComplete();
        }
        return result;
    }

    /**
     * Gets another credential for one that the server refused. It did not execute the call, so that any call may be repeated after it.
     *
     * @return false if the failure is not about the credential
     */
    private boolean replaceCredential(CalcomException failure) throws CalcomException {
        boolean refused = failure instanceof CalcomAuthenticationException authenticationFailure && authenticationFailure.isAboutCredential();
        if (credentialReplaced || !refused || !request.canBeSentAgain()) {
            return false;
        }
        credentialReplaced = true;
        credential = newCredential(credential);
        if (credential == null) {
            throw ended(failure);
        }
        return true;
    }

    /**
     * Waits for a credential. A failure to obtain one is repeated as a failure to connect is.
     *
     * @param  refused the one that the server refused, or null
     * @return         null if there is no other one
     */
    private Credential newCredential(Credential refused) throws CalcomException {
        while (true) {
            Duration atMost = Duration.ofNanos(Math.max(0, longestWaitNanos()));
            try {
                return refused == null ? authentication.obtain(atMost) : authentication.replace(refused, atMost);
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (TimeoutException e) {
                repeatLater(withoutToken(" within " + settings.totalTimeout().toMillis() + " ms (option totalTimeout)", e));
            } catch (CalcomAuthenticationException e) {
                throw unsent(e);
            } catch (CalcomException e) {
                repeatLater(withoutToken(": " + e.getMessage(), e));
            }
        }
    }

    private CalcomConnectionException withoutToken(String reason, Exception cause) {
        return new CalcomConnectionException(operation.uri(), "it was not sent, since no access token could be obtained" + reason, cause);
    }

    /** Waits until the call may be sent. */
    private void takeTurn() throws CalcomException {
        if (policy.circuitBreaker() != null) {
            try {
                CircuitBreakers.refuseWhileOpen(policy.circuitBreaker(), operation, settings.server().host());
            } catch (CalcomConnectionException e) {
                throw unsent(e);
            }
        }
        if (trace != null) {
            trace.asked();
        }
        awaitTurn();
        boolean taken = false;
        try {
            awaitPermission();
            taken = true;
        } finally {
            if (!taken) {
                giveTurnBack();
            }
        }
    }

    private void awaitTurn() throws CalcomException {
        if (pacer == null) {
            return;
        }
        try {
            turn = pacer.take(operation, policy.priority(), longestPauseNanos(), scope);
        } catch (CalcomRateLimitException e) {
            throw unsent(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (turn == null) {
            throw unsent(stopped());
        }
    }

    private void awaitPermission() throws CalcomException {
        try {
            long nanos = policy.rateLimiter() == null ? 0 : policy.rateLimiter().acquire(operation, longestPauseNanos());
            if (nanos > 0 && !pause(nanos) || scope.isClosed()) {
                throw unsent(stopped());
            }
            if (longestWaitNanos() <= 0) {
                throw unsent(new CalcomConnectionException(operation.uri(), "it was not sent: its time of "
                        + settings.totalTimeout().toMillis() + " ms was over before (option totalTimeout)", null));
            }
            if (policy.circuitBreaker() != null) {
                CircuitBreakers.acquire(policy.circuitBreaker(), operation, settings.server().host());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (CalcomRateLimitException | CalcomConnectionException e) {
            throw e == sentBefore ? e : unsent(e);
        }
    }

    private <T> T attempt(Reader<T> reader) throws CalcomException {
        long start = policy.timers().nanoTime();
        boolean done = false;
        try {
            T result = read(reader, send(reader.streams()));
            done = true;
            noteSuccess(start);
            return result;
        } catch (CalcomException failure) {
            done = true;
            mayBeExecuted |= lastAnswer != null && (failure instanceof CalcomServerException || failure instanceof CalcomConnectionException);
            noteFailure(start, failure);
            throw failure;
        } finally {
            if (!done && policy.circuitBreaker() != null) {
                policy.circuitBreaker().releasePermission();
            }
        }
    }

    private <T> T read(Reader<T> reader, TransportResponse head) throws CalcomException {
        try {
            return reader.read(head, credential);
        } catch (RuntimeException | Error e) {
            // such as a heap that the answer was too large for: the server has executed the request all the same
            head.close();
            throw Failures.broken(operation, new TransportException(Transport.Stage.ANSWERED, e.toString(), e));
        }
    }

    private TransportResponse send(boolean streams) throws CalcomException {
        lastAnswer = null;
        if (trace != null) {
            trace.sent();
        }
        long timeoutMillis = Math.max(1, Math.min(settings.requestTimeout().toMillis(), TimeUnit.NANOSECONDS.toMillis(longestWaitNanos())));
        boolean noted = false;
        try {
            TransportRequest sent = new TransportRequest(operation.method(), target, request.template().version(), credential,
                    TransportRequest.JSON, request.body(), request.file());
            TransportResponse head = streams ? transport.open(sent, timeoutMillis) : transport.send(sent, timeoutMillis);
            noted = true;
            noteAnswer(head);
            return head;
        } catch (TransportException e) {
            if (e.stage() == Transport.Stage.NOT_SENT) {
                noted = true;
                giveTurnBack();
            } else {
                mayBeExecuted = true;
            }
            throw failure(e);
        } finally {
            if (!noted && turn != null) {
                turn.unanswered();
            }
        }
    }

    private CalcomException failure(TransportException e) {
        if (e.getCause() instanceof UploadedFile.UnusableFileException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
        return Failures.broken(operation, e);
    }

    private void noteAnswer(TransportResponse head) {
        lastAnswer = head;
        if (trace != null) {
            trace.answered(head);
        }
        if (turn != null) {
            turn.answered(head.statusCode(), head);
        }
    }

    private void noteSuccess(long start) {
        try {
            if (policy.circuitBreaker() != null) {
                policy.circuitBreaker().onSuccess(policy.timers().nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            if (repetition != null) {
                repetition.onComplete();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("{} succeeded, but a listener of its circuit breaker or retry failed", operation.uri(), e);
        }
    }

    private void noteFailure(long start, CalcomException failure) throws CalcomException {
        try {
            if (policy.circuitBreaker() != null) {
                policy.circuitBreaker().onError(policy.timers().nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            }
        } catch (RuntimeException | Error e) {
            // of a breaker of the user
            failure.addSuppressed(e);
            throw ended(failure);
        }
    }

    /** Waits before the next attempt, or throws the failure if there must be none. */
    private void repeatLater(CalcomException failure) throws CalcomException {
        if (mayBeExecuted && EarlierAttempt.mayBeExecuted(operation, failure)) {
            throw ended(new CalcomAmbiguousException(operation.uri(),
                    "an earlier attempt had no usable answer, and the repeated one was refused: " + failure.getMessage(), failure));
        }
        boolean isFinal = endsIfLate && Failures.isLate(failure);
        if (policy.retry() == null || isFinal || !request.canBeSentAgain() || !RetryRules.mayRepeat(operation, failure)) {
            throw ended(failure);
        }
        long pauseMillis = pauseMillis(failure);
        long askedMillis = failure.getRetryAfter() == null ? 0 : failure.getRetryAfter().toMillis();
        long pauseNanos = TimeUnit.MILLISECONDS.toNanos(Math.max(pauseMillis, askedMillis));
        if (pauseMillis < 0 || pauseNanos >= longestPauseNanos()) {
            throw ended(failure);
        }
        sentBefore = failure;
        credential = null;
        LOG.debug("Repeating {} in {} ms: {}", operation.uri(), pauseMillis, failure.getMessage());
        try {
            if (!pause(pauseNanos)) {
                throw ended(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended(failure);
        }
    }

    private long pauseMillis(CalcomException failure) throws CalcomException {
        try {
            if (repetition == null) {
                repetition = policy.retry().asyncContext();
            }
            return repetition.onError(failure);
        } catch (RuntimeException | Error e) {
            // of a retry of the user
            failure.addSuppressed(e);
            throw ended(failure);
        }
    }

    /** The failure of the last attempt, with that of the one before. */
    private CalcomException ended(CalcomException failure) {
        if (sentBefore != null && sentBefore != failure) {
            failure.addSuppressed(sentBefore);
        }
        return failure;
    }

    /** If an earlier attempt was sent, its failure: the caller must not assume that the request never left. */
    private CalcomException unsent(CalcomException cause) {
        if (sentBefore == null) {
            return cause;
        }
        if (sentBefore != cause) {
            sentBefore.addSuppressed(cause);
        }
        return sentBefore;
    }

    private CalcomException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return unsent(new CalcomConnectionException(operation.uri(), "it was not sent, since its thread was interrupted", e));
    }

    private CalcomConnectionException stopped() {
        return new CalcomConnectionException(operation.uri(), "it was not sent, since its endpoint or component is being stopped", null);
    }

    /** It was not sent when its turn had come. */
    private void giveTurnBack() {
        if (turn != null) {
            turn.unsent();
        }
    }

    /** Waits for a while; false if the scope was closed before, or is closed already. */
    private boolean pause(long nanos) throws InterruptedException {
        return new Pause(policy.timers(), scope).await(nanos);
    }

    private long longestWaitNanos() {
        return deadline - policy.timers().nanoTime();
    }

    /** How long this call may wait on purpose: for its turn, or before it is repeated. */
    private long longestPauseNanos() {
        return policy.longestPause() == null ? longestWaitNanos() : Math.min(longestWaitNanos(), policy.longestPause().toNanos());
    }
}
