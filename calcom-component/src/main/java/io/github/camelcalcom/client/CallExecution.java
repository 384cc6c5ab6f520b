package io.github.camelcalcom.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.Causes;
import io.github.camelcalcom.resilience.CircuitBreakers;
import io.github.camelcalcom.resilience.RetryRules;
import io.github.resilience4j.retry.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from its credential to its result: it takes its turn, is sent, and is sent again where that is safe. Its steps follow one another,
 * each on the thread that ended the wait before it.
 */
final class CallExecution<T> extends WaitingCall<T> implements Transport.Listener, Outcome<T> {

    private static final Logger LOG = LoggerFactory.getLogger(CallExecution.class);

    private final Transport transport;
    private final Authentication authentication;
    private final String target;
    private final String version;
    private final byte[] body;
    private final BiFunction<CallExecution<T>, Operation, Transport.Listener> reader;

    private Credential credential;
    private boolean credentialReplaced;
    private Retry.AsyncContext<T> repetition;
    private Transport.Listener attempt;
    private long attemptStart;
    private CalcomException sentBefore;
    private boolean answered;

    CallExecution(Transport transport, ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope,
            CallListener listener, CalcomRequest request, BiFunction<CallExecution<T>, Operation, Transport.Listener> reader) {
        super(settings, policy, authentication, scope, listener, request.template().operation());
        this.transport = transport;
        this.authentication = authentication;
        this.target = request.target();
        this.version = request.template().version();
        this.body = request.body();
        this.reader = reader;
    }

    /** Begins, and begins again with a repetition: the credential may have been renewed meanwhile. */
    CallExecution<T> start() {
        credential = authentication.current();
        if (credential != null) {
            takeTurn();
        } else {
            inTime(authentication.obtain()).whenComplete((obtained, failure) -> endIfItThrows(() -> continueWith(obtained, failure)));
        }
        return this;
    }

    private CompletableFuture<Credential> inTime(CompletableFuture<Credential> credentialToCome) {
        return credentialToCome.orTimeout(Math.max(0, longestWaitNanos()), TimeUnit.NANOSECONDS);
    }

    private void continueWith(Credential obtained, Throwable failure) {
        if (failure != null) {
            endWithoutCredential(failure);
        } else {
            credential = obtained;
            takeTurn();
        }
    }

    /** Whatever became of the request for a token, this call was not sent, or was refused before for want of a good one. */
    private void endWithoutCredential(Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        if (cause instanceof CalcomAuthenticationException refusal) {
            endUnsent(refusal);
            return;
        }
        boolean late = cause instanceof TimeoutException;
        repeatOrEnd(new CalcomConnectionException(operation.uri(), "it was not sent, since no access token could be obtained"
                + (late ? " within " + settings.totalTimeout().toMillis() + " ms (option totalTimeout)" : ": " + cause.getMessage()), cause));
    }

    /** A call that was sent before ends with what came of that: whoever makes it must not take it for one that was never sent. */
    @Override
    void endUnsent(CalcomException refusal) {
        if (sentBefore == null) {
            completeExceptionally(refusal);
        } else {
            if (sentBefore != refusal) {
                sentBefore.addSuppressed(refusal);
            }
            completeExceptionally(sentBefore);
        }
    }

    private void end(CalcomException failure) {
        if (sentBefore != null && sentBefore != failure) {
            failure.addSuppressed(sentBefore);
        }
        completeExceptionally(failure);
    }

    @Override
    public boolean complete(T result) {
        if (trace != null) {
            trace.end(null);
        }
        return super.complete(result);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        if (trace != null) {
            trace.end(failure);
        }
        return super.completeExceptionally(failure);
    }

    @Override
    void send() {
        long left = longestWaitNanos();
        if (left <= 0) {
            giveTurnBack();
            endUnsent(new CalcomConnectionException(operation.uri(), "it was not sent: its time of "
                    + settings.totalTimeout().toMillis() + " ms was over before (option totalTimeout)", null));
            return;
        }
        try {
            if (policy.circuitBreaker() != null) {
                CircuitBreakers.acquire(policy.circuitBreaker(), operation, settings.server().host());
            }
        } catch (CalcomConnectionException refusal) {
            giveTurnBack();
            endUnsent(refusal);
            return;
        }
        try {
            transmit(left);
        } catch (RuntimeException | Error e) {
            if (policy.circuitBreaker() != null) {
                policy.circuitBreaker().releasePermission();
            }
            throw e;
        }
    }

    private void transmit(long left) {
        answered = false;
        if (trace != null) {
            trace.sent();
        }
        attempt = reader.apply(this, operation);
        attemptStart = policy.timers().nanoTime();
        long timeoutMillis = Math.max(1, Math.min(settings.requestTimeout().toMillis(), TimeUnit.NANOSECONDS.toMillis(left)));
        transport.send(new TransportRequest(operation.method(), target, version, credential, body), timeoutMillis, this);
    }

    @Override
    public void onHead(TransportResponse head) {
        answered = true;
        if (trace != null) {
            trace.answered(head);
        }
        if (pacer != null) {
            pacer.answered(this, head.statusCode(), head);
        }
        attempt.onHead(head);
    }

    @Override
    public void onChunk(ByteBuffer chunk) {
        attempt.onChunk(chunk);
    }

    @Override
    public void onEnd() {
        try {
            attempt.onEnd();
        } catch (RuntimeException | Error e) {
            // such as a stack or a heap that an answer was too large for; no timer ends the call any more
            failed(Failures.broken(operation, e, Transport.Stage.ANSWERED));
        }
    }

    @Override
    public void onFailure(Throwable cause, Transport.Stage stage) {
        if (stage == Transport.Stage.NOT_SENT) {
            giveTurnBack();
        } else if (!answered && pacer != null) {
            pacer.unanswered(this);
        }
        attempt.onFailure(cause, stage);
    }

    @Override
    public List<String> secrets() {
        return credential.secrets();
    }

    @Override
    public void succeeded(T result) {
        try {
            if (policy.circuitBreaker() != null) {
                policy.circuitBreaker().onSuccess(policy.timers().nanoTime() - attemptStart, TimeUnit.NANOSECONDS);
            }
            if (repetition != null) {
                repetition.onComplete();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("{} succeeded, but a listener of its circuit breaker or retry failed", operation.uri(), e);
        } finally {
            complete(result);
        }
    }

    @Override
    public void failed(CalcomException failure) {
        try {
            if (policy.circuitBreaker() != null) {
                policy.circuitBreaker().onError(policy.timers().nanoTime() - attemptStart, TimeUnit.NANOSECONDS, failure);
            }
            if (!credentialReplaced && failure instanceof CalcomAuthenticationException refusal && refusal.isAboutCredential()) {
                credentialReplaced = true;
                inTime(authentication.replace(credential)).whenComplete(
                        (other, noOther) -> endIfItThrows(() -> repeatWith(other, noOther, failure)));
            } else {
                repeatOrEnd(failure);
            }
        } catch (RuntimeException | Error e) {
            // a retry or breaker of the user's own
            failure.addSuppressed(e);
            end(failure);
        }
    }

    /** The server did not execute a call whose credential it refused, so that any call may be repeated after it. */
    private void repeatWith(Credential other, Throwable noOther, CalcomException failure) {
        if (noOther != null) {
            endWithoutCredential(noOther);
        } else if (other == null) {
            end(failure);
        } else {
            credential = other;
            takeTurn();
        }
    }

    private void repeatOrEnd(CalcomException failure) {
        if (policy.retry() == null || isDone() || !RetryRules.mayRepeat(operation, failure)) {
            end(failure);
            return;
        }
        if (repetition == null) {
            repetition = policy.retry().asyncContext();
        }
        long pauseMillis = repetition.onError(failure);
        long toldMillis = failure.getRetryAfter() == null ? 0 : failure.getRetryAfter().toMillis();
        long pauseNanos = TimeUnit.MILLISECONDS.toNanos(Math.max(pauseMillis, toldMillis));
        if (pauseMillis < 0 || pauseNanos >= longestWaitNanos()) {
            end(failure);
            return;
        }
        sentBefore = failure;
        LOG.debug("Repeating {} in {} ms: {}", operation.uri(), pauseMillis, failure.getMessage());
        pause(pauseNanos, this::start, () -> end(failure));
    }
}
