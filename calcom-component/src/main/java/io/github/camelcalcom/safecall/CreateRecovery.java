/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one booking, and finds it by its key if the answer was lost. The booking is made again only if it was certainly not made and the
 * server itself would refuse a second one.
 */
final class CreateRecovery extends Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(CreateRecovery.class);
    private static final int UNAUTHORIZED = 401;
    /** The pauses between two looks at the claim of another process. */
    private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();
    /** Ends the message of the server if the booking would exceed a limit of the event type, as in {@code booking_limit_reached}. */
    private static final String LIMIT_REACHED = "limit_reached";

    private final BookingAttempt booking;
    private JsonFields body;
    private BookingSearch search;
    private EventTypeFacts facts;
    /** The refusal that may be due to the booking itself, which an earlier request may have made; or null. */
    private CalcomException refusal;

    CreateRecovery(SafeCalls calls, CalcomRequest request, BookingAttempt attempt, boolean mayBeDone) {
        super(calls, request, attempt, mayBeDone);
        this.booking = attempt;
    }

    /**
     * Claims the key. While another process has it, waits, since that process may send a request. A process that died is one whose claim does
     * not change any more.
     */
    @Override
    CalcomResponse prepare() throws CalcomException {
        ClaimedKey claim = booking.claim();
        if (claim == null) {
            return null;
        }
        long begun = calls.waits().nanoTime();
        long pause = FIRST_PAUSE;
        for (boolean first = true;; first = false) {
            KeyClaim other = withStore(() -> claim.take(longestWork()));
            if (other == null) {
                return null;
            }
            long now = calls.waits().nanoTime();
            boolean isAbandoned = claim.isAbandoned(other, now, calls.settings().ambiguityHorizon());
            CalcomResponse found = first ? lookWhileClaimed() : null;
            if (found != null) {
                return found;
            }
            if (isAbandoned) {
                if (withStore(() -> claim.takeOver(other, longestWork()))) {
                    openAfterTakeOver(other, now);
                    return null;
                }
            } else if (now - begun > longestWait().toNanos()) {
                throw ambiguous("another process still works on the key " + booking.key() + " after " + longestWait().toMillis() + " ms", null);
            }
            await(new CountDownLatch(1), pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    /** How long a request that is sent now may be executed. */
    private Duration longestWork() {
        return calls.client().settings().totalTimeout().plus(calls.settings().ambiguityHorizon());
    }

    /** The other process may have made the booking already, and may have died since then. Returns null if there is no such booking yet. */
    private CalcomResponse lookWhileClaimed() {
        try {
            return firstLook() instanceof Outcome.Done done ? done.answer() : null;
        } catch (CalcomException | IllegalArgumentException failure) {
            LOG.debug("{} cannot be looked up while another process works on its key; waiting for that process", booking, failure);
            return null;
        }
    }

    /** The request of the other process may have been executed, but will not be executed any more. */
    private void openAfterTakeOver(KeyClaim other, long now) {
        LOG.warn("{}: another process claimed the key at {} and did not change its claim for {} ms; taking the key over", booking, other.claimedAt(),
                other.waitMillis());
        if (!attempt.isOpen()) {
            attempt.openUntil(now);
        }
    }

    @Override
    void beforeSend() throws CalcomException {
        ClaimedKey claim = booking.claim();
        if (claim != null && !withStore(() -> claim.renew(longestWork()))) {
            throw ambiguous("another process has taken over the key " + booking.key(), null);
        }
    }

    private <T> T withStore(ClaimedKey.StoreCall<T> operation) throws CalcomException {
        try {
            return operation.run();
        } catch (IOException e) {
            throw ambiguous("the key " + booking.key() + " cannot be claimed: " + e.getMessage(), e);
        }
    }

    /** If it is not known what the server did, other processes must wait as long as it may still do it. */
    @Override
    void finish() {
        ClaimedKey claim = booking.claim();
        if (claim == null || !claim.isHeld()) {
            return;
        }
        try {
            if (attempt.isOpen()) {
                claim.renew(calls.settings().ambiguityHorizon());
            } else {
                claim.release();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{}: the claim on the key could not be given back, so that other processes with this key wait for {} ms", booking,
                    longestWork().toMillis(), e);
        }
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
        if (isDueToBooking(failure) && wasEarlierSent()) {
            refusal = failure;
            openAfterRefusal(failure);
            return lookUntilDecided();
        }
        if (isDueToBooking(failure) && mayBeDone) {
            return lookAfterConflict(failure);
        }
        throw failure;
    }

    /** Whether the server may have refused the request since the booking exists. */
    private static boolean isDueToBooking(CalcomException failure) {
        return failure instanceof CalcomConflictException
                || failure.getServerMessage() != null && failure.getServerMessage().contains(LIMIT_REACHED);
    }

    /** The conflict may be with the booking itself, or with a part of its series that the server made before it refused the rest. */
    private CalcomResponse lookAfterConflict(CalcomException conflict) throws CalcomException {
        BookingSearch.Result result;
        Outcome outcome;
        try {
            result = search().find(true);
            outcome = result instanceof BookingSearch.Single || result instanceof BookingSearch.Series ? outcome(result) : null;
        } catch (CalcomException | IllegalArgumentException lookUpFailure) {
            conflict.addSuppressed(lookUpFailure);
            throw conflict;
        }
        if (outcome instanceof Outcome.Done done) {
            return done.answer();
        }
        if (result instanceof BookingSearch.Absent absent && absent.similar() != null) {
            openAfterRefusal(conflict);
            throw ambiguous(foundSimilar(absent.similar()) + ": " + conflict.getMessage(), null);
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
        return outcomeOfAbsence((BookingSearch.Absent) result);
    }

    private Outcome outcomeOfAbsence(BookingSearch.Absent absent) throws CalcomException {
        if (absent.isPartial()) {
            return new Outcome.Incomplete(searched() + " found none, which proves nothing: there are more bookings than were looked at");
        }
        if (absent.similar() != null) {
            return new Outcome.Incomplete(foundSimilar(absent.similar()));
        }
        if (refusal == null) {
            return new Outcome.NotApplied(searched() + " found none");
        }
        BookingView occupant = reasonOfSecondBooking() == null ? search().occupant(minutes()) : null;
        if (occupant == null) {
            return new Outcome.Incomplete(searched() + " found none, but the server refused the booking, perhaps since it exists: "
                    + refusal.getMessage());
        }
        attempt.close();
        return new Outcome.Overtaken("its time is taken by the booking " + occupant.describe() + ": " + refusal.getMessage());
    }

    private String foundSimilar(BookingView similar) {
        return searched() + " found none, but the booking " + similar.describe()
                + " has the same start and attendee and no key, and may be the one";
    }

    private int minutes() {
        return body.value("lengthInMinutes") instanceof Number length ? length.intValue() : facts.minutes();
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
        String reason = reasonOfSecondBooking();
        return reason != null || maySendAgain() ? reason : "it was sent as often as the option maxRetries allows";
    }

    /** The reason why the server may make a second booking of the same time, or null if it refuses that. */
    private String reasonOfSecondBooking() {
        if (body.isTrue("allowConflicts") || body.isTrue("instant")) {
            return "the server does not refuse a second one with allowConflicts or instant";
        }
        return facts.refusesTwice() == null ? null : "the server may not refuse a second one: of the event type, " + facts.refusesTwice();
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
