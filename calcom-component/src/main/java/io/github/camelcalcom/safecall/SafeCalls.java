/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.ResponseStream;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConflictException;
import io.github.camelcalcom.error.CalcomException;

/**
 * Makes calls that change bookings or reserve slots, none of which takes effect twice. If the answer of a call is lost, the state of the
 * server decides whether the call was executed. The calls run on the calling thread. Thread safe.
 */
public final class SafeCalls {

    private static final String CREATE = "bookings/create";

    private final CalcomClient client;
    private final LookUps lookUps;
    private final SafeCallSettings settings;
    private final BookingAttempts attempts;
    private final Waits waits;

    /**
     * @param client   makes the calls and the look-ups; its stop ends all waits
     * @param settings the options
     * @param attempts the attempts of the component to make bookings
     */
    public SafeCalls(CalcomClient client, SafeCallSettings settings, BookingAttempts attempts) {
        this(client, settings, attempts, Waits.Time.REAL);
    }

    SafeCalls(CalcomClient client, SafeCallSettings settings, BookingAttempts attempts, Waits.Time time) {
        this(client, settings, attempts, new Waits(time));
        client.whenStopped(waits::close);
    }

    private SafeCalls(CalcomClient client, SafeCallSettings settings, BookingAttempts attempts, Waits waits) {
        this.client = client;
        this.lookUps = new LookUps(client);
        this.settings = settings;
        this.attempts = attempts;
        this.waits = waits;
    }

    /**
     * The same calls as another caller. Cheap.
     *
     * @param caller a client that is stopped with the client of these calls
     */
    public SafeCalls as(CalcomClient caller) {
        return new SafeCalls(caller, settings, attempts, waits);
    }

    /** Whether the calls of an operation are made here. */
    public static boolean covers(Operation operation) {
        return operation.uri().equals(CREATE) || UpdateRule.of(operation.uri()) != null;
    }

    /**
     * Makes a call. The result is the answer of the server, or, after a look-up, the state of the server: a booking as {@code bookings/get}
     * returns it.
     *
     * @param  request                  of an operation that is {@linkplain #covers covered}; not changed
     * @param  context                  the message of the call
     * @throws CalcomException          as {@link CalcomClient#call} does. A {@link CalcomAmbiguousException} if it cannot be decided whether the
     *                                  call was executed, or if an interrupt or the stop of the endpoint ends a wait. A
     *                                  {@link CalcomConflictException} if another change of the booking prevents the call
     * @throws IllegalArgumentException if the operation is not covered, or as {@link CalcomClient#call} does; nothing was sent then
     */
    public CalcomResponse call(CalcomRequest request, CallContext context) throws CalcomException {
        String uri = request.template().operation().uri();
        if (uri.equals(CREATE)) {
            return create(request, context);
        }
        UpdateRule rule = UpdateRule.of(uri);
        if (rule == null) {
            throw new IllegalArgumentException("The operation " + uri + " is not one of the operations that are called safely: "
                    + Stream.concat(Stream.of(CREATE), Arrays.stream(UpdateRule.values()).map(UpdateRule::uri)).sorted()
                            .collect(Collectors.joining(", ")));
        }
        return update(request, context, rule);
    }

    /**
     * Makes a call and hands over its answer unparsed. No look-up follows a lost answer: a failed request that may have been executed is a
     * {@link CalcomAmbiguousException}.
     *
     * @throws CalcomException          as {@link CalcomClient#open} does
     * @throws IllegalArgumentException if the message has a key, or as {@link CalcomClient#open} does; nothing was sent then
     */
    public ResponseStream open(CalcomRequest request, CallContext context) throws CalcomException {
        if (request.template().operation().uri().equals(CREATE)) {
            IdempotencyKey.refuse(context.idempotencyKey(), "output=raw");
        }
        try {
            return client.open(request);
        } catch (CalcomException failure) {
            throw withoutLookUp(failure, request, "no look-up is made with output=raw");
        }
    }

    private CalcomResponse create(CalcomRequest request, CallContext context) throws CalcomException {
        if (!settings.idempotentBookings()) {
            IdempotencyKey.refuse(context.idempotencyKey(), "idempotentBookings=false");
            return createWithoutKey(request);
        }
        if (request.body() == null) {
            IdempotencyKey.refuseUnstorable(context.idempotencyKey(), "there is no body");
            return createWithoutKey(request);
        }
        KeyedBody body = new KeyedBody(request.body());
        if (body.obstacle() != null) {
            IdempotencyKey.refuseUnstorable(body.hasUnusableKey() ? IdempotencyKey.METADATA_ENTRY : context.idempotencyKey(), body.obstacle());
            return createWithoutKey(request);
        }
        String given = body.key() != null ? body.key() : context.idempotencyKey();
        BookingAttempt kept = keptAttempt(request, context, given);
        BookingAttempt candidate = kept != null ? kept : newAttempt(request, context, given);
        CalcomRequest keyed = body.key() != null ? request : request.copy().body(body.with(candidate.key()));
        BookingAttempt attempt = attempts.join(candidate, waits.nanoTime());
        try {
            if (!attempt.isOf(client.caller(), request.body())) {
                throw new CalcomConflictException(CREATE, "a key names one booking, and " + IdempotencyKey.METADATA_ENTRY + '=' + attempt.key()
                        + " is that of another event type, start or attendee, which is being made or may have been made; nothing was sent", null);
            }
            context.keep(attempt);
            return new CreateRecovery(this, keyed, attempt, given != null || kept != null).call();
        } finally {
            attempts.leave(attempt, waits.nanoTime());
        }
    }

    private BookingAttempt keptAttempt(CalcomRequest request, CallContext context, String given) {
        return context.attempt() instanceof BookingAttempt kept && (given == null || given.equals(kept.key()))
               && kept.isOf(client.caller(), request.body()) ? kept : null;
    }

    private BookingAttempt newAttempt(CalcomRequest request, CallContext context, String given) {
        String key = given == null ? IdempotencyKey.random() : IdempotencyKey.checked(given);
        ClaimedKey claim = given == null ? null : attempts.claim(client.callerName(), key);
        BookingAttempt attempt = new BookingAttempt(client.caller(), request.body(), key, given != null, claim);
        if (given != null && context.isRedelivered()) {
            // a process that has ended since then may have sent the request of the first delivery a moment ago
            attempt.openUntil(newHorizon().restart());
        }
        return attempt;
    }

    private CalcomResponse createWithoutKey(CalcomRequest request) throws CalcomException {
        try {
            return client.call(request);
        } catch (CalcomException failure) {
            throw withoutLookUp(failure, request, "its booking cannot be found without a key in the metadata");
        }
    }

    /** The failure of a call without look-ups: ambiguous if the request may have been executed. */
    private static CalcomException withoutLookUp(CalcomException failure, CalcomRequest request, String why) {
        return failure instanceof CalcomAmbiguousException || FailureKind.of(failure) != FailureKind.UNCLEAR ? failure
                : new CalcomAmbiguousException(request.template().operation().uri(), "its answer was unusable, and " + why, failure);
    }

    private CalcomResponse update(CalcomRequest request, CallContext context, UpdateRule rule) throws CalcomException {
        ChangeAttempt attempt = context.attempt() instanceof ChangeAttempt kept && kept.isOf(client.caller(), request) ? kept
                : new ChangeAttempt(client.caller(), request);
        context.keep(attempt);
        return new UpdateRecovery(this, request, attempt, rule, context.isRedelivered()).call();
    }

    CalcomClient client() {
        return client;
    }

    LookUps lookUps() {
        return lookUps;
    }

    SafeCallSettings settings() {
        return settings;
    }

    Waits waits() {
        return waits;
    }

    /** A horizon that begins now. */
    Horizon newHorizon() {
        return new Horizon(waits, settings.ambiguityHorizon());
    }
}
