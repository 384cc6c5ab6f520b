package io.github.camelcalcom.booking;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The attempt to make one booking, over all deliveries of its message: the key that marks the booking, and whether it is still open
 * what became of the last request. Copies of the message share it. Thread safe.
 */
public final class BookingAttempt implements CallAttempt {

    private static final State KNOWN = new Known();

    private final Object caller;
    private final byte[] body;
    private final String key;
    private final boolean given;
    private final AtomicReference<State> state = new AtomicReference<>(KNOWN);

    /**
     * @param caller whose attempt it is, see {@link io.github.camelcalcom.client.CalcomClient#caller()}
     * @param body   as the caller gave it, without the key
     * @param given  whether the key is the caller's own, so that others may have used it
     */
    BookingAttempt(Object caller, byte[] body, String key, boolean given) {
        this.caller = caller;
        this.body = body;
        this.key = key;
        this.given = given;
    }

    /** What is known about the requests that were sent. Compared by identity. */
    sealed interface State {
    }

    /** It is known what became of every request. */
    record Known() implements State {
    }

    /** A request is being sent until there is an outcome; if that came from elsewhere, it is not known what became of the request. */
    record Sending(CompletableFuture<?> outcome) implements State {
    }

    /**
     * A request may have been executed.
     *
     * @param until when the server does not execute it any more, in nanoseconds of
     *              {@link io.github.camelcalcom.resilience.Timers#nanoTime()}
     */
    record Open(long until) implements State {
    }

    /** The value of the metadata entry {@value IdempotencyKey#METADATA_ENTRY} of the booking. It is no secret. */
    public String key() {
        return key;
    }

    boolean isGiven() {
        return given;
    }

    /**
     * Whether this is about the same booking: a message may pass several endpoints, and a route may build the body anew for each delivery,
     * with a time of sending or in another order.
     */
    boolean isOf(Object otherCaller, byte[] otherBody) {
        return caller.equals(otherCaller)
               && (Arrays.equals(body, otherBody) || BookingWish.of(body).equals(BookingWish.of(otherBody)));
    }

    State state() {
        return state.get();
    }

    /** Whether a request may have been executed without that being known. */
    boolean isOpen() {
        return state.get() != KNOWN;
    }

    /** A request is being sent by another delivery, or by a copy of the message. */
    static boolean isBeingSent(State state) {
        return state instanceof Sending sending && !sending.outcome().isDone();
    }

    /**
     * Claims the right to send a request.
     *
     * @param  seen    the state on which the decision to send rests
     * @param  outcome comes when the caller has done with the request
     * @return         false if somebody else has claimed it since then: look again
     */
    boolean send(State seen, CompletableFuture<?> outcome) {
        return state.compareAndSet(seen, new Sending(outcome));
    }

    /** A request was sent, and it is not known what became of it; for who has sent it. */
    void open(long untilNanoTime) {
        state.set(new Open(untilNanoTime));
    }

    /** It is known what became of the request; for who has sent it. */
    void close() {
        state.set(KNOWN);
    }

    /** Nothing was sent after all; for who has claimed the right to. */
    void restore(State before) {
        state.set(before);
    }

    /** It is known what became of every request up to this state. */
    void close(State seen) {
        state.compareAndSet(seen, KNOWN);
    }

    @Override
    public String toString() {
        return "BookingAttempt[" + key + "]";
    }
}
