package io.github.camelcalcom.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.resilience.CallPriority;
import io.github.camelcalcom.resilience.CircuitBreakers;
import io.github.camelcalcom.resilience.Pacer;
import io.github.camelcalcom.resilience.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call as it waits: for its turn with the server's limit, for a permission, or for a while. It holds no thread, and its waits end with its
 * scope.
 */
abstract class WaitingCall<T> extends CompletableFuture<T> implements Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingCall.class);

    final ClientSettings settings;
    final CallPolicy policy;
    final Operation operation;
    final Pacer pacer;
    /** Null where nobody wants to know what becomes of the call. */
    final CallTrace trace;
    private final CallScope scope;
    private final long deadline;

    private long ticket;
    private boolean inScope;
    private volatile Pause pause;

    WaitingCall(ClientSettings settings, CallPolicy policy, Authentication authentication, CallScope scope, CallListener listener,
                Operation operation) {
        this.settings = settings;
        this.policy = policy;
        this.operation = operation;
        this.pacer = policy.pacers() == null ? null : policy.pacers().pacer(settings.server(), authentication);
        this.scope = scope;
        this.trace = CallTrace.begin(listener, operation, policy.timers());
        this.deadline = policy.timers().nanoTime() + settings.totalTimeout().toNanos();
    }

    /** Its turn has come. */
    abstract void send();

    /** It is not sent, or not sent again. */
    abstract void endUnsent(CalcomException refusal);

    /** Has it sent when its turn comes. */
    final void takeTurn() {
        if (isDone() || isRefusedAtOnce()) {
            return;
        }
        if (trace != null) {
            trace.asked();
        }
        if (pacer == null || pacer.acquire(this)) {
            granted();
        } else {
            joinScope();
        }
    }

    private boolean isRefusedAtOnce() {
        if (policy.circuitBreaker() == null) {
            return false;
        }
        try {
            CircuitBreakers.refuseWhileOpen(policy.circuitBreaker(), operation, settings.server().host());
            return false;
        } catch (CalcomConnectionException refusal) {
            endUnsent(refusal);
        } catch (RuntimeException | Error e) {
            // a breaker of the user's own
            completeExceptionally(e);
        }
        return true;
    }

    @Override
    public final void granted() {
        try {
            long nanos = policy.rateLimiter() == null ? 0 : policy.rateLimiter().acquire(operation, longestWaitNanos());
            if (nanos == 0) {
                sendUnlessStopped();
            } else {
                pause(nanos, this::sendUnlessStopped, this::endStopped);
            }
        } catch (CalcomRateLimitException refusal) {
            giveTurnBack();
            endUnsent(refusal);
        } catch (RuntimeException | Error e) {
            // a limiter of the user's own; whoever grants turns grants those of others too
            giveTurnBack();
            completeExceptionally(e);
        }
    }

    /** Runs a step that follows a wait, on a thread that does not report what the step throws: the call ends with it. */
    final void endIfItThrows(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }

    @Override
    public final void refused(CalcomRateLimitException refusal) {
        endUnsent(refusal);
    }

    private void sendUnlessStopped() {
        if (isDone() || scope.isClosed()) {
            endStopped();
            return;
        }
        try {
            send();
        } catch (RuntimeException | Error e) {
            // a breaker of the user's own
            giveTurnBack();
            completeExceptionally(e);
        }
    }

    private void endStopped() {
        giveTurnBack();
        endUnsent(stopped());
    }

    private CalcomConnectionException stopped() {
        return new CalcomConnectionException(operation.uri(), "it was not sent, since its endpoint or component is being stopped", null);
    }

    /** It was not sent when its turn had come. */
    final void giveTurnBack() {
        if (pacer != null) {
            pacer.unsent(this);
        }
    }

    /**
     * Waits for a while.
     *
     * @param next      what comes then
     * @param brokenOff what comes instead if the scope ends before
     */
    final void pause(long nanos, Runnable next, Runnable brokenOff) {
        Pause begun = new Pause(() -> endIfItThrows(next), () -> endIfItThrows(brokenOff));
        pause = begun;
        joinScope();
        try {
            policy.timers().after(nanos, begun);
        } catch (RejectedExecutionException e) {
            LOG.debug("The timers have been stopped; {} does not wait any longer", operation.uri(), e);
            begun.breakOff();
        }
    }

    private void joinScope() {
        if (!inScope) {
            inScope = true;
            scope.add(this);
            whenComplete((result, failure) -> scope.remove(this));
        } else if (scope.isClosed()) {
            endWait();
        }
    }

    /** Whoever made the call is being stopped: if it waits, it ends here. What was sent is answered yet. */
    final void endWait() {
        if (pacer != null && pacer.withdraw(this)) {
            endUnsent(stopped());
        }
        Pause begun = pause;
        if (begun != null) {
            begun.breakOff();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && pacer != null) {
            pacer.withdraw(this);
        }
        return cancelled;
    }

    @Override
    public final Operation operation() {
        return operation;
    }

    @Override
    public final CallPriority priority() {
        return policy.priority();
    }

    @Override
    public final long longestWaitNanos() {
        return deadline - policy.timers().nanoTime();
    }

    @Override
    public final long ticket() {
        return ticket;
    }

    @Override
    public final void ticket(long value) {
        ticket = value;
    }
}
