package io.github.camelcalcom.booking;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomNotFoundException;

/** Makes one call that changes something that can be read, and lets its state decide where the answer does not tell. */
final class StateResolution extends Resolution {

    private final StateRule rule;
    private final ChangeAttempt attempt;
    private boolean wasOpen;
    private WriteCall write;
    private StateCheck check;
    private boolean mayHaveBeenDone;

    StateResolution(CallEnvironment environment, CalcomRequest request, StateRule rule, ChangeAttempt attempt) {
        super(environment, request);
        this.rule = rule;
        this.attempt = attempt;
    }

    /**
     * Begins when no other call works on the attempt; with a look where an earlier one may have done it.
     *
     * @param isRedelivered whether there may have been one of which nothing is known here
     */
    void start(boolean isRedelivered) {
        inTurn(attempt.turn(), () -> begin(isRedelivered), other -> start(true));
    }

    private void begin(boolean isRedelivered) {
        wasOpen = attempt.isOpen();
        mayHaveBeenDone = wasOpen || isRedelivered;
        if (mayHaveBeenDone) {
            request.check();
        }
        if (wasOpen) {
            Long openUntil = attempt.openUntil();
            if (openUntil != null) {
                horizon.endAt(openUntil);
            } else {
                horizon.restart();
            }
            beginSearch();
            look();
        } else if (isRedelivered) {
            step(check().look(), this::decideFirst, this::onFirstLookFailure);
        } else {
            sendOpenly();
        }
    }

    /** Nobody knows of an earlier request; if there was one, it was made long enough ago to be seen. */
    private void decideFirst(Verdict verdict) {
        if (verdict instanceof Verdict.NotDone || verdict instanceof Verdict.Untold && !rule.waits()) {
            sendOpenly();
        } else {
            if (verdict instanceof Verdict.Underway) {
                beginSearch();
            }
            decide(verdict, false);
        }
    }

    /** What is not there cannot be changed twice, and what may be done twice needs no look. */
    private void onFirstLookFailure(Throwable failure) {
        if (FailureKind.of(failure).isPassing()) {
            fail(failure);
        } else if (failure instanceof CalcomNotFoundException || !rule.waits()) {
            mayHaveBeenDone = false;
            sendOpenly();
        } else {
            onLookUpFailure(failure, true);
        }
    }

    /** Whoever cancels the call before it is answered leaves the attempt open. */
    private void sendOpenly() {
        attempt.open();
        try {
            send();
        } catch (IllegalArgumentException notSent) {
            close();
            throw notSent;
        }
    }

    /** It is known what became of the only request. */
    private void close() {
        if (!wasOpen && !isSentAgain()) {
            attempt.close();
        }
    }

    @Override
    boolean isInDoubt() {
        return wasOpen || super.isInDoubt();
    }

    /** Nothing of this is needed for a call that goes well. */
    private StateCheck check() {
        if (check == null) {
            check = rule.check().apply(write());
        }
        return check;
    }

    private WriteCall write() {
        if (write == null) {
            write = new WriteCall(request, JsonFields.ofBody(request.body()), environment.lookUps(), this::elapsed);
        }
        return write;
    }

    @Override
    void onAnswer(CalcomResponse response) {
        attempt.close();
        complete(response);
    }

    @Override
    void onFailure(Throwable failure) {
        FailureKind kind = FailureKind.of(failure);
        if (kind == FailureKind.UNCLEAR || rule.doubtfulRefusal().test(write(), failure)) {
            beginHorizon(failure);
            attempt.open(horizon.deadline());
            look();
            return;
        }
        close();
        if (kind == FailureKind.REFUSED && (mayHaveBeenDone || isSentAgain())) {
            step(check().look(), verdict -> decideAfterRefusal(verdict, failure), lookUpFailure -> onLookUpFailure(lookUpFailure, true));
        } else if (kind == FailureKind.NOT_EXECUTED && isSentAgain() && !rule.waits()) {
            look();
        } else {
            fail(failure);
        }
    }

    /** What was refused the second time may have been done by the first. */
    private void decideAfterRefusal(Verdict verdict, Throwable refusal) {
        boolean isNothingKnown = !wasOpen && !isSentAgain() && !(verdict instanceof Verdict.Done);
        if (verdict instanceof Verdict.NotDone || isNothingKnown) {
            fail(refusal);
        } else {
            decide(verdict, horizon.isPassed());
        }
    }

    @Override
    void look() {
        boolean isLate = horizon.isPassed();
        step(check().look(), verdict -> decide(verdict, isLate), failure -> onLookUpFailure(failure, horizon.isFarPassed()));
    }

    private void onLookUpFailure(Throwable failure, boolean isOver) {
        if (isOver || !FailureKind.of(failure).isPassing()) {
            failAsAmbiguous("looking at what became of it failed: " + failure.getMessage(), failure);
        } else {
            lookLater();
        }
    }

    private void decide(Verdict verdict, boolean isLate) {
        if (verdict instanceof Verdict.Done done) {
            attempt.close();
            complete(done.answer());
        } else if (verdict instanceof Verdict.Overtaken overtaken) {
            failAsConflict(overtaken.found());
        } else if (verdict instanceof Verdict.Untold untold) {
            failAsAmbiguous(untold.found(), null);
        } else if (verdict instanceof Verdict.NotDone && (isLate || !rule.waits()) && maySendAgain()) {
            sendAgain();
        } else if (isLate) {
            failAsAmbiguous("at " + now() + " " + found(verdict) + ", and it is not sent again", null);
        } else {
            lookLater();
        }
    }

    private void sendAgain() {
        if (rule.waits() || !isSent()) {
            sendOpenly();
        } else {
            sendLater();
        }
    }

    private static String found(Verdict verdict) {
        return verdict instanceof Verdict.Underway underway ? underway.found() : ((Verdict.NotDone) verdict).found();
    }
}
