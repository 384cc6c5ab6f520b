package io.github.camelcalcom.safecall;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomValidationException;

/**
 * Makes one booking, and finds it by its key if the answer was lost. The booking is made again only if it was certainly not made and the
 * server itself would refuse a second one.
 */
final class CreateRecovery extends Recovery {

    private static final int UNAUTHORIZED = 401;

    private final BookingAttempt booking;
    private JsonFields body;
    private BookingSearch search;
    private EventTypeFacts facts;

    CreateRecovery(SafeCalls calls, CalcomRequest request, BookingAttempt attempt, boolean mayBeDone) {
        super(calls, request, attempt, mayBeDone);
        this.booking = attempt;
    }

    @Override
    CalcomResponse sharedResult(CallAttempt.Turn other) throws CalcomException {
        return other.result().orElse(null);
    }

    @Override
    Outcome firstLook() throws CalcomException {
        BookingSearch.Result result = search().find(true);
        // the event type matters only if a request was sent
        return result instanceof BookingSearch.Absent ? new Outcome.NotApplied(searched() + " found none") : outcome(result);
    }

    @Override
    boolean isSentAfter(Outcome outcome) {
        return outcome instanceof Outcome.NotApplied;
    }

    /**
     * Another process may have used a key that the message has: without a look-up nothing is sent. The exception is a caller without
     * credentials, which can never look up a booking, but may make one.
     */
    @Override
    boolean isSentAfterFailedLook(Exception failure) throws CalcomException {
        FailureKind kind = FailureKind.of(failure);
        if (!kind.isTemporary() && (calls.client().isAnonymous() || !booking.isGiven())) {
            return true;
        }
        boolean isReason = kind == FailureKind.NOT_EXECUTED || failure instanceof CalcomValidationException
                || failure instanceof CalcomException answered && answered.getStatusCode() == UNAUTHORIZED;
        if (booking.isGiven() && !isReason) {
            throw ambiguous(searched() + " failed, and a key that cannot be looked up does not protect the booking: " + failure.getMessage(),
                    failure);
        }
        return false;
    }

    @Override
    boolean isUnclear(CalcomException failure) {
        return FailureKind.of(failure) == FailureKind.UNCLEAR;
    }

    @Override
    CalcomResponse lookAfter(CalcomException failure) throws CalcomException {
        if (isUnclear(failure)) {
            return lookUntilDecided();
        }
        if (failure instanceof CalcomConflictException && (mayBeDone || wasSentAgain())) {
            return lookAfterConflict(failure);
        }
        throw failure;
    }

    /** The conflict may be with the booking itself, or with a part of its series that the server made before it refused the rest. */
    private CalcomResponse lookAfterConflict(CalcomException conflict) throws CalcomException {
        Outcome outcome;
        try {
            BookingSearch.Result result = search().find(true);
            outcome = result instanceof BookingSearch.Single || result instanceof BookingSearch.Series ? outcome(result) : null;
        } catch (CalcomException | IllegalArgumentException lookUpFailure) {
            conflict.addSuppressed(lookUpFailure);
            throw conflict;
        }
        if (outcome instanceof Outcome.Done done) {
            return done.answer();
        }
        if (outcome == null) {
            throw conflict;
        }
        String found = outcome instanceof Outcome.Incomplete incomplete ? incomplete.found() : ((Outcome.Unknown) outcome).found();
        throw new CalcomConflictException(operation(), found + "; the rest was refused: " + conflict.getMessage(), conflict);
    }

    @Override
    Outcome look(boolean thorough) throws CalcomException {
        return outcome(search().find(thorough));
    }

    private Outcome outcome(BookingSearch.Result result) throws CalcomException {
        if (result instanceof BookingSearch.Single single) {
            return new Outcome.Done(single.answer());
        }
        if (result instanceof BookingSearch.Other other) {
            String found = "a key names one booking, and " + IdempotencyKey.METADATA_ENTRY + '=' + booking.key()
                    + " is that of another start or attendee: " + other.booking().describe();
            return wasSent() ? new Outcome.Incomplete(found) : new Outcome.Overtaken(found);
        }
        if (facts == null) {
            facts = EventTypeFacts.read(calls.lookUps(), body);
        }
        if (result instanceof BookingSearch.Series series) {
            return outcomeOfSeries(series);
        }
        if (!facts.own()) {
            return new Outcome.Unknown(searched() + " found none, which proves nothing: the event type is not the caller's own, so that not"
                    + " all of its bookings can be seen");
        }
        return ((BookingSearch.Absent) result).isPartial()
                ? new Outcome.Incomplete(searched() + " found none, which proves nothing: there are more bookings than were looked at")
                : new Outcome.NotApplied(searched() + " found none");
    }

    private Outcome outcomeOfSeries(BookingSearch.Series series) {
        int wanted = body.value("recurrenceCount") instanceof Number count ? count.intValue() : facts.occurrences();
        int count = series.occurrences().size();
        if (wanted > 0 && count >= wanted) {
            return new Outcome.Done(series.answer());
        }
        String found = searched() + " found " + (wanted > 0 ? "only " + count + " of " + wanted : count + " of an unknown number of")
                + " occurrences " + series.describe();
        return wanted > 0 ? new Outcome.Incomplete(found) : new Outcome.Unknown(found);
    }

    @Override
    boolean isSentAgain(Outcome.NotApplied outcome, boolean late) throws CalcomAmbiguousException {
        if (!late) {
            return false;
        }
        attempt.close();
        String reason = reasonNotToRepeat();
        if (reason != null) {
            throw ambiguous(outcome.found() + "; it is not made again, since " + reason, null);
        }
        return true;
    }

    /** With a redelivery, the route itself has decided to repeat the call. */
    private String reasonNotToRepeat() {
        if (!wasSent()) {
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

    /** Not needed by a call that succeeds. */
    private BookingSearch search() {
        if (search == null) {
            body = JsonFields.ofBody(request.body());
            search = new BookingSearch(calls.lookUps(), request.template().operation(), body, booking);
        }
        return search;
    }

    @Override
    CalcomAmbiguousException lookUpFailed(Exception failure) {
        return ambiguous(searched() + " failed: " + failure.getMessage(), failure);
    }

    private String searched() {
        return "the search for " + search.describe();
    }
}
