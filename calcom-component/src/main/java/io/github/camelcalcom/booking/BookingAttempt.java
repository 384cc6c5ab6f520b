package io.github.camelcalcom.booking;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The attempt to make one booking, over all deliveries of its message and all messages with its key: the key that marks the booking, and
 * whether it is known that the last request was executed or not. One call at a time works on it. Thread safe.
 */
public final class BookingAttempt implements CallAttempt {

    private static final State KNOWN = new Known();

    private final Object caller;
    private final byte[] body;
    private final String key;
    private final boolean given;
    private final Turn turn = new Turn();
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

    /** Whose attempt it is, and its key. */
    record Name(Object caller, String key) {
    }

    /** What is known about the requests that were sent. Compared by identity. */
    sealed interface State {
    }

    /** Of each request it is known whether it was executed. */
    record Known() implements State {
    }

    /** A request is being sent. */
    static final class Sending implements State {
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

    Name name() {
        return new Name(caller, key);
    }

    boolean isGiven() {
        return given;
    }

    /** The right to look for the booking and to make it. */
    Turn turn() {
        return turn;
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

    /** Whether no request can be executed any more of which it is not known. */
    boolean isOver(long nanoTime) {
        State now = state.get();
        return now == KNOWN || now instanceof Open open && nanoTime - open.until() >= 0;
    }

    /** A request is being sent. */
    Sending send() {
        Sending sending = new Sending();
        state.set(sending);
        return sending;
    }

    /** A request has ended, and it is known whether it was executed. Ignored if that was found out before. */
    void close(State seen) {
        state.compareAndSet(seen, KNOWN);
    }

    /** A request has ended, and it is not known whether it was executed. Ignored if that was found out before. */
    void open(State seen, long untilNanoTime) {
        state.compareAndSet(seen, new Open(untilNanoTime));
    }

    /** An earlier request may have been sent by another process. */
    void open(long untilNanoTime) {
        state.set(new Open(untilNanoTime));
    }

    /** Nothing was sent after all. */
    void restore(State before) {
        state.set(before);
    }

    @Override
    public String toString() {
        return "BookingAttempt[" + key + "]";
    }
}
