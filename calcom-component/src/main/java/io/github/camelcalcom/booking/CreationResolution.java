package io.github.camelcalcom.booking;

import java.util.function.Consumer;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomValidationException;

/**
 * Makes one booking and finds it where the answer does not tell whether it was made. It is made again only when it surely was not made
 * before and the server itself would refuse a second one.
 */
final class CreationResolution extends Resolution {

    private static final int UNAUTHORIZED = 401;

    private final BookingAttempt attempt;
    private final boolean mayExist;
    /** The state of the attempt before the last look, on which each conclusion rests. */
    private BookingAttempt.State seen;
    private BookingAttempt.State sending;
    private JsonFields body;
    private BookingSearch search;
    private EventTypeFacts facts;
    private boolean lookedBefore;

    /** @param mayExist whether an earlier call may have made the booking, so that it is looked for before it is made */
    CreationResolution(CallEnvironment environment, CalcomRequest request, BookingAttempt attempt, boolean mayExist) {
        super(environment, request);
        this.attempt = attempt;
        this.mayExist = mayExist;
    }

    /** Begins when no other call works on the attempt. One that came first and has a result ends this one too. */
    void start() {
        inTurn(attempt.turn(), this::begin, other -> {
            if (other.hasResult()) {
                endAs(other);
            } else {
                start();
            }
        });
    }

    /** Begins with a look where the booking may exist. */
    private void begin() {
        seen = attempt.state();
        if (!(seen instanceof BookingAttempt.Known)) {
            beginSearch();
            look();
        } else if (mayExist) {
            step(search().find(true), this::decideFirst, this::onFirstLookFailure);
        } else {
            sendOpenly();
        }
    }

    /** Whoever cancels the call before it is answered leaves the attempt open. */
    private void sendOpenly() {
        BookingAttempt.State before = attempt.state();
        sending = attempt.send();
        try {
            send();
        } catch (IllegalArgumentException notSent) {
            attempt.restore(before);
            throw notSent;
        }
    }

    @Override
    void onEnd(Throwable failure) {
        if (failure != null && FailureKind.of(failure) == FailureKind.UNCLEAR) {
            attempt.open(sending, environment.horizon().deadline());
        } else {
            attempt.close(sending);
        }
    }

    @Override
    boolean isInDoubt() {
        return super.isInDoubt() || attempt.isOpen();
    }

    /** Nothing of this is needed for a call that goes well. */
    private BookingSearch search() {
        if (search == null) {
            body = JsonFields.ofBody(request.body());
            search = new BookingSearch(environment.lookUps(), request.template().operation(), body, attempt);
        }
        return search;
    }

    private void decideFirst(SearchResult result) {
        if (result instanceof SearchResult.Absent) {
            sendOpenly();
        } else {
            if (result instanceof SearchResult.Series) {
                beginSearch();
            }
            decide(result, false);
        }
    }

    /**
     * A key of the caller's own may have been used before, also by another process: without a look nothing is sent. Only a caller without
     * credentials can never look, but may book.
     */
    private void onFirstLookFailure(Throwable failure) {
        FailureKind kind = FailureKind.of(failure);
        if (!kind.isPassing() && (environment.client().isAnonymous() || !attempt.isGiven())) {
            sendOpenly();
        } else if (!attempt.isGiven() || saysWhy(failure, kind)) {
            fail(failure);
        } else {
            failAsAmbiguous(searched() + " failed, and a key that cannot be looked up does not protect the booking: " + failure.getMessage(),
                    failure);
        }
    }

    /** Whether the request itself would have failed in the same way. */
    private static boolean saysWhy(Throwable failure, FailureKind kind) {
        return kind == FailureKind.NOT_EXECUTED || failure instanceof CalcomValidationException
               || failure instanceof CalcomException answered && answered.getStatusCode() == UNAUTHORIZED;
    }

    @Override
    void onAnswer(CalcomResponse response) {
        complete(response);
    }

    @Override
    void onFailure(Throwable failure) {
        if (FailureKind.of(failure) == FailureKind.UNCLEAR) {
            beginHorizon(failure);
            lookedBefore = false;
            look();
        } else if (failure instanceof CalcomConflictException && (mayExist || isSentAgain())) {
            step(search().find(true), result -> decideConflict(result, failure), lookUpFailure -> failUnsearched(failure, lookUpFailure));
        } else {
            fail(failure);
        }
    }

    /** What is in the way may be the booking itself, or that part of a series which the server has made before it refused the rest. */
    private void decideConflict(SearchResult result, Throwable conflict) {
        if (result instanceof SearchResult.Single single) {
            complete(single.answer());
        } else if (result instanceof SearchResult.Series series) {
            withFacts(() -> completeSeries(series, missing -> fail(new CalcomConflictException(operation(),
                    "there are " + missing + "; the rest was refused: " + conflict.getMessage(), conflict))),
                    lookUpFailure -> failUnsearched(conflict, lookUpFailure));
        } else {
            fail(conflict);
        }
    }

    private void failUnsearched(Throwable failure, Throwable lookUpFailure) {
        failure.addSuppressed(lookUpFailure);
        fail(failure);
    }

    @Override
    void look() {
        seen = attempt.state();
        if (seen instanceof BookingAttempt.Open open) {
            horizon.endAt(open.until());
        }
        boolean isLate = horizon.isPassed() && !(seen instanceof BookingAttempt.Sending);
        boolean isThorough = isLate || !lookedBefore;
        lookedBefore = true;
        step(search().find(isThorough), result -> decide(result, isLate), this::onLookUpFailure);
    }

    private void onLookUpFailure(Throwable failure) {
        if (horizon.isFarPassed() || !FailureKind.of(failure).isPassing()) {
            failAsAmbiguous(searched() + " failed: " + failure.getMessage(), failure);
        } else {
            lookLater();
        }
    }

    private void decide(SearchResult result, boolean isLate) {
        if (result instanceof SearchResult.Single single) {
            attempt.close(seen);
            complete(single.answer());
        } else if (result instanceof SearchResult.Other other) {
            decideOther("a key names one booking, and " + IdempotencyKey.METADATA_ENTRY + '=' + attempt.key()
                        + " is that of another start or attendee: " + other.booking().describe(), isLate);
        } else if (result instanceof SearchResult.Series series) {
            withFacts(() -> completeSeries(series, missing -> decidePart(missing, isLate)), this::onLookUpFailure);
        } else {
            boolean isPartial = ((SearchResult.Absent) result).isPartial();
            withFacts(() -> decideAbsence(isPartial, isLate), this::onLookUpFailure);
        }
    }

    private void decideOther(String found, boolean isLate) {
        if (!isSent()) {
            fail(new CalcomConflictException(operation(), found, null));
        } else if (isLate) {
            failAsAmbiguous(found, null);
        } else {
            lookLater();
        }
    }

    private void withFacts(Runnable next, Consumer<Throwable> onFailure) {
        if (facts != null) {
            next.run();
            return;
        }
        step(EventTypeFacts.read(environment.lookUps(), body), read -> {
            facts = read;
            next.run();
        }, onFailure);
    }

    private int wantedOccurrences() {
        return body.value("recurrenceCount") instanceof Number count ? count.intValue() : facts.occurrences();
    }

    private void completeSeries(SearchResult.Series series, Consumer<String> otherwise) {
        int wanted = wantedOccurrences();
        if (wanted > 0 && series.occurrences().size() >= wanted) {
            attempt.close(seen);
            complete(series.answer());
        } else {
            int count = series.occurrences().size();
            otherwise.accept((wanted > 0 ? "only " + count + " of " + wanted : count + " of an unknown number of")
                             + " occurrences " + series.describe());
        }
    }

    private void decidePart(String missing, boolean isLate) {
        if (isLate || wantedOccurrences() == 0) {
            failAsAmbiguous(searched() + " found " + missing, null);
        } else {
            lookLater();
        }
    }

    private void decideAbsence(boolean isPartial, boolean isLate) {
        if (!facts.own()) {
            failAsAmbiguous(searched() + " found none, which proves nothing: the event type is not the caller's own, so that not all of its"
                            + " bookings can be seen", null);
        } else if (!isLate) {
            lookLater();
        } else if (isPartial) {
            failAsAmbiguous(searched() + " found none, which proves nothing: there are more bookings than were looked at", null);
        } else {
            decideToRepeat();
        }
    }

    private void decideToRepeat() {
        String reason = reasonNotToRepeat();
        if (reason == null) {
            sendOpenly();
        } else {
            attempt.close(seen);
            failAsAmbiguous(searched() + " found none; it is not made again, since " + reason, null);
        }
    }

    /** A redelivery is the route's own decision to repeat. */
    private String reasonNotToRepeat() {
        if (!isSent()) {
            return null;
        }
        if (body.isTrue("allowConflicts") || body.isTrue("instant")) {
            return "the server does not refuse a second one with allowConflicts or instant";
        }
        if (facts.refusesTwice() != null) {
            return "the server may not refuse a second one: of the event type, " + facts.refusesTwice();
        }
        return maySendAgain() ? null : "it was sent as often as the option maxRetries allows";
    }

    private String searched() {
        return "the search for " + search.describe() + " until " + now();
    }
}
