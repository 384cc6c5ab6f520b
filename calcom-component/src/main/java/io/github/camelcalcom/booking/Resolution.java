package io.github.camelcalcom.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.Causes;

/**
 * One call and, where its answer does not tell, the search for what became of it. Its steps follow one another on whatever threads
 * their answers come. Once the outcome is there, also because somebody cancelled it, no further step is made.
 */
abstract class Resolution {

    final CallEnvironment environment;
    final CalcomRequest request;
    final CompletableFuture<CalcomResponse> outcome = new CompletableFuture<>();
    final Horizon horizon;
    /** Completes just before the outcome, for the calls that wait for this one. Its answer is a copy that no route changes. */
    private final CompletableFuture<CalcomResponse> ending = new CompletableFuture<>();
    private final long begun;
    private int sendings;
    private Throwable doubt;
    private volatile boolean waiting;

    Resolution(CallEnvironment environment, CalcomRequest request) {
        this.environment = environment;
        this.request = request;
        this.horizon = environment.horizon();
        this.begun = environment.timers().nanoTime();
        outcome.whenComplete((answer, failure) -> {
            if (failure != null) {
                ending.completeExceptionally(failure);
            }
        });
    }

    /**
     * Runs a task when no other call works on the same attempt. The wait ends as ambiguous when the endpoint stops, or when it has taken as
     * long as a request and the search after it may take.
     *
     * @param begin      makes the call
     * @param afterOther continues when another call that came first has ended; it may call this method again
     */
    final void inTurn(Turn turn, Runnable begin, Consumer<Resolution> afterOther) {
        try {
            Resolution other = turn.take(this);
            if (other == null) {
                waiting = false;
                outcome.whenComplete((answer, failure) -> turn.end(this));
                begin.run();
            } else {
                beginSearch();
                limitWait();
                other.ending.whenComplete((answer, failure) -> guarded(() -> afterOther.accept(other)));
            }
        } catch (RuntimeException notSent) {
            fail(notSent);
            throw notSent;
        }
    }

    private void limitWait() {
        if (waiting) {
            return;
        }
        waiting = true;
        Duration longest = environment.client().settings().totalTimeout().plus(environment.settings().ambiguityHorizon().multipliedBy(2));
        environment.timers().after(longest.toNanos(), () -> guarded(() -> {
            if (waiting) {
                failAsAmbiguous("the call that came first is still under way after " + longest.toMillis() + " ms", null);
            }
        }));
    }

    /** Whether the call has ended, so that another one may work on its attempt. */
    final boolean isEnded() {
        return ending.isDone();
    }

    /** Whether the end of the call says something about the booking: it was neither cancelled nor ended by a stop of its endpoint. */
    final boolean hasResult() {
        return !ending.isCompletedExceptionally()
               || !environment.searches().isClosed() && ending.handle((answer, failure) -> failure).join() instanceof CalcomException;
    }

    /** Ends this call as another one has ended. */
    final void endAs(Resolution other) {
        other.ending.whenComplete((answer, failure) -> {
            if (failure == null) {
                complete(Answers.copy(answer));
            } else {
                fail(failure);
            }
        });
    }

    /** Sends the request. */
    final void send() {
        CompletableFuture<CalcomResponse> call = environment.client().call(request);
        sendings++;
        step(call.whenComplete((answer, failure) -> onEnd(failure == null ? null : Causes.unwrapped(failure))), this::onAnswer, this::onFailure);
    }

    /** The request has ended. Called even if the call was cancelled in the meantime. */
    void onEnd(Throwable failure) {
    }

    /** Looks at what became of the request. */
    abstract void look();

    /** The request was executed. */
    abstract void onAnswer(CalcomResponse response);

    /** The request failed. */
    abstract void onFailure(Throwable failure);

    /**
     * Nobody knows whether the request was executed. The horizon begins here and not when the call began: the call may have waited for
     * the server's limit, and only now it is sure that everything was sent.
     */
    final void beginHorizon(Throwable failure) {
        doubt = failure;
        horizon.restart();
        beginSearch();
    }

    /** From now on, what became of the request is searched for. */
    final void beginSearch() {
        environment.searches().add(this);
    }

    /** Ends the search without a result. */
    final void abandon() {
        failAsAmbiguous("the search for what became of it ended early, since the endpoint stopped", null);
    }

    /** How long ago the call began. */
    final Duration elapsed() {
        return Duration.ofNanos(environment.timers().nanoTime() - begun);
    }

    final boolean isSent() {
        return sendings > 0;
    }

    final boolean isSentAgain() {
        return sendings > 1;
    }

    final boolean maySendAgain() {
        return sendings <= environment.settings().maxRetries();
    }

    /** Goes on when a step is done. */
    final <T> void step(CompletableFuture<T> step, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        step.whenComplete((value, failure) -> guarded(() -> {
            if (failure == null) {
                onSuccess.accept(value);
            } else {
                onFailure.accept(Causes.unwrapped(failure));
            }
        }));
    }

    final void lookLater() {
        horizon.pause(() -> guarded(this::look));
    }

    final void sendLater() {
        horizon.pause(() -> guarded(this::send));
    }

    private void guarded(Runnable next) {
        if (outcome.isDone()) {
            return;
        }
        try {
            next.run();
        } catch (RuntimeException e) {
            onBreakdown(e);
        }
    }

    /** A step broke down, which says nothing about the server. */
    private void onBreakdown(RuntimeException breakdown) {
        if (!isInDoubt()) {
            fail(breakdown);
            return;
        }
        CalcomAmbiguousException failure = new CalcomAmbiguousException(operation(),
                progress() + "finding out what became of it broke down: " + breakdown, breakdown);
        if (doubt != null) {
            failure.addSuppressed(doubt);
        }
        fail(failure);
    }

    /** Whether a request may have been executed, now or for an earlier delivery of the message. */
    boolean isInDoubt() {
        return isSent();
    }

    final void complete(CalcomResponse answer) {
        ending.complete(Answers.copy(answer));
        outcome.complete(answer);
    }

    final void fail(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /** Ends without knowledge. */
    final void failAsAmbiguous(String found, Throwable lookUpFailure) {
        CalcomAmbiguousException failure = new CalcomAmbiguousException(operation(), progress() + found, doubt != null ? doubt : lookUpFailure);
        if (doubt != null && lookUpFailure != null) {
            failure.addSuppressed(lookUpFailure);
        }
        fail(failure);
    }

    /** Ends since something else happened to the booking. */
    final void failAsConflict(String found) {
        fail(new CalcomConflictException(operation(), progress() + found, doubt));
    }

    final String operation() {
        return request.template().operation().uri();
    }

    private String progress() {
        return sendings == 0 ? "it was not sent now, since an earlier delivery of the message or another call with its key may have done it; "
                : "its answer " + (sendings == 1 ? "" : "(it was sent " + sendings + " times) ") + "was lost or unusable; ";
    }

    /** The present time for a message. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
