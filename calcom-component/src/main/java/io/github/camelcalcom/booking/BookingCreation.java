package io.github.camelcalcom.booking;

import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomConflictException;

/** Makes bookings that can be found again: each gets a key, which is kept with the message before anything is sent. Thread safe. */
final class BookingCreation implements SafeCall {

    private final CallEnvironment environment;

    BookingCreation(CallEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public CompletableFuture<CalcomResponse> call(CalcomRequest request, CallContext context) {
        if (!environment.settings().idempotentBookings()) {
            IdempotencyKey.refuse(context.idempotencyKey(), "idempotentBookings=false");
            return withoutKey(request);
        }
        if (request.body() == null) {
            return withoutKey(request);
        }
        KeyedBody body = new KeyedBody(request.body());
        if (body.key() == null && !body.takesKey()) {
            return withoutKey(request);
        }
        String given = body.key() != null ? body.key() : context.idempotencyKey();
        BookingAttempt kept = kept(request, context, given);
        BookingAttempt candidate = kept != null ? kept : begun(request, context, given);
        CalcomRequest keyed = body.key() != null ? request : request.copy().body(body.with(candidate.key()));
        BookingAttempt attempt = environment.attempts().join(candidate, environment.timers().nanoTime());
        if (!attempt.isOf(environment.client().caller(), request.body())) {
            leave(attempt);
            return CompletableFuture.failedFuture(new CalcomConflictException(request.template().operation().uri(),
                    "a key names one booking, and " + IdempotencyKey.METADATA_ENTRY + '=' + attempt.key() + " is that of another event type,"
                    + " start or attendee, which is being made or may have been made; nothing was sent", null));
        }
        context.keep(attempt);
        CreationResolution resolution = new CreationResolution(environment, keyed, attempt, given != null || kept != null);
        resolution.outcome.whenComplete((answer, failure) -> leave(attempt));
        resolution.start();
        return resolution.outcome;
    }

    private void leave(BookingAttempt attempt) {
        environment.attempts().leave(attempt, environment.timers().nanoTime());
    }

    private BookingAttempt kept(CalcomRequest request, CallContext context, String given) {
        return context.attempt() instanceof BookingAttempt kept && (given == null || given.equals(kept.key()))
               && kept.isOf(environment.client().caller(), request.body()) ? kept : null;
    }

    private BookingAttempt begun(CalcomRequest request, CallContext context, String given) {
        String key = given == null ? IdempotencyKey.random() : IdempotencyKey.checked(given);
        BookingAttempt attempt = new BookingAttempt(environment.client().caller(), request.body(), key, given != null);
        if (given != null && context.isRedelivered()) {
            // the earlier delivery may have been another process that is no more, and its request under way until a moment ago
            attempt.open(environment.horizon().deadline());
        }
        return attempt;
    }

    private CompletableFuture<CalcomResponse> withoutKey(CalcomRequest request) {
        return LostAnswers.told(environment.client().call(request), request, "it has no key in its metadata to be found by");
    }
}
