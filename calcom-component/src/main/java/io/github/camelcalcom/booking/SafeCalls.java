package io.github.camelcalcom.booking;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.ResponseStream;

/**
 * Calls that change bookings or reserve slots, so that none of them has its effect twice: where the answer does not tell whether the
 * call was executed, the server is asked what it has, and that decides. Thread safe; no method blocks.
 */
public final class SafeCalls implements AutoCloseable {

    private static final String CREATE = "bookings/create";
    private static final Map<String, StateRule> RULES = Map.of(
            "bookings/reschedule", StateRule.afterHorizon(RescheduleCheck::of),
            "bookings/cancel", StateRule.atOnce(CancellationCheck::new).doubting(CancellationCheck::isLostRace),
            "bookings/confirm", StateRule.afterHorizon(write -> new StatusCheck(write, "accepted")),
            "bookings/decline", StateRule.afterHorizon(write -> new StatusCheck(write, "rejected")),
            "bookings/mark-absent", StateRule.atOnce(AbsenceCheck::new),
            "slots/reserve", StateRule.atOnce(ReservationCheck::new));

    private final Map<String, SafeCall> calls = new HashMap<>();
    private final CalcomClient client;
    private final LookUps lookUps;
    private final SafeCallSettings settings;
    private final Searches searches;
    private final BookingAttempts attempts;

    /**
     * @param client   makes the calls; it has retried what it could before it fails. These are closed when it is stopped
     * @param lookUps  reads what became of them, through the same client
     * @param settings how far to go
     * @param attempts the attempts of the component to make bookings
     */
    public SafeCalls(CalcomClient client, LookUps lookUps, SafeCallSettings settings, BookingAttempts attempts) {
        this(client, lookUps, settings, new Searches(), attempts);
        client.whenStopped(this::close);
    }

    private SafeCalls(CalcomClient client, LookUps lookUps, SafeCallSettings settings, Searches searches, BookingAttempts attempts) {
        this.client = client;
        this.lookUps = lookUps;
        this.settings = settings;
        this.searches = searches;
        this.attempts = attempts;
        CallEnvironment environment = new CallEnvironment(client, lookUps, settings, searches, attempts);
        calls.put(CREATE, new BookingCreation(environment));
        RULES.forEach((uri, rule) -> calls.put(uri, new BookingChange(environment, rule)));
    }

    /** The same for another caller; closing either of the two ends the searches of both. Cheap. */
    public SafeCalls as(CalcomClient caller) {
        return new SafeCalls(caller, lookUps.as(caller), settings, searches, attempts);
    }

    /** Whether calls of an operation are made here. */
    public static boolean covers(Operation operation) {
        return operation.uri().equals(CREATE) || RULES.containsKey(operation.uri());
    }

    /**
     * Makes a call. The answer is the server's own, or, after a look, what the server has: a booking as {@code bookings/get} reads it.
     * <p>
     * The future fails as that of {@link CalcomClient#call}, and beyond that with a
     * {@link io.github.camelcalcom.error.CalcomAmbiguousException} where it cannot be found out whether the call was executed, and with
     * a {@link io.github.camelcalcom.error.CalcomConflictException} where something else happened to the booking meanwhile, so that
     * the call would undo it or cannot be executed any more. Cancelling the future ends the search.
     *
     * @param  request                  of an operation that is {@linkplain #covers covered}; not changed
     * @param  context                  the message that the call is made for
     * @throws IllegalArgumentException if the operation is not covered, or as {@link CalcomClient#call} does; nothing was sent then
     */
    public CompletableFuture<CalcomResponse> call(CalcomRequest request, CallContext context) {
        String uri = request.template().operation().uri();
        SafeCall call = calls.get(uri);
        if (call == null) {
            throw new IllegalArgumentException("The operation " + uri + " is not one of those that are called safely: "
                                               + String.join(", ", calls.keySet().stream().sorted().toList()));
        }
        return call.call(request, context);
    }

    /**
     * Makes a call whose answer nobody reads here, so that nobody looks either: where the request may have been executed, the future fails
     * with a {@link io.github.camelcalcom.error.CalcomAmbiguousException}; otherwise as that of {@link CalcomClient#open}.
     *
     * @throws IllegalArgumentException if the caller gave a key, or as {@link CalcomClient#open} does; nothing was sent then
     */
    public CompletableFuture<ResponseStream> open(CalcomRequest request, CallContext context) {
        if (request.template().operation().uri().equals(CREATE)) {
            IdempotencyKey.refuse(context.idempotencyKey(), "output=raw");
        }
        return LostAnswers.told(client.open(request), request, "with output=raw nobody looks for what became of it");
    }

    /** Ends every search that is under way or begins later: its call fails as ambiguous. The client stays open. */
    @Override
    public void close() {
        searches.close();
    }
}
