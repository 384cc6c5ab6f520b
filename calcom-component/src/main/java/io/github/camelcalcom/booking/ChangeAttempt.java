package io.github.camelcalcom.booking;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.camelcalcom.client.CalcomRequest;

/** The attempt to change one booking or to reserve one slot, over all deliveries of its message. Thread safe. */
final class ChangeAttempt implements CallAttempt {

    private static final List<String> OBJECT = List.of("seatUid", "eventTypeId", "slotStart");

    private final Object caller;
    private final CalcomRequest request;
    private final Turn turn = new Turn();
    private volatile boolean open;
    private volatile Long openUntil;

    /** @param request is not changed any more */
    ChangeAttempt(Object caller, CalcomRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** Whether this is about the same booking, seat or slot. How it is to be changed is for the look to compare. */
    boolean isOf(Object otherCaller, CalcomRequest other) {
        boolean hasSameParameters = caller.equals(otherCaller) && request.template().parameters().size() == other.template().parameters().size()
                && IntStream.range(0, request.template().parameters().size())
                        .allMatch(index -> String.valueOf(request.parameter(index)).equals(String.valueOf(other.parameter(index))));
        if (!hasSameParameters) {
            return false;
        }
        JsonFields fields = JsonFields.ofBody(request.body());
        JsonFields otherFields = JsonFields.ofBody(other.body());
        return OBJECT.stream().allMatch(name -> Objects.equals(fields.value(name), otherFields.value(name)));
    }

    /** The right to send a request, for copies of the message. */
    Turn turn() {
        return turn;
    }

    /** A request is being sent. */
    void open() {
        openUntil = null;
        open = true;
    }

    /** A request was sent, and it is not known what became of it. */
    void open(long untilNanoTime) {
        openUntil = untilNanoTime;
        open = true;
    }

    /** It is known what became of every request. */
    void close() {
        open = false;
    }

    /** Whether a request may have been executed without that being known. */
    boolean isOpen() {
        return open;
    }

    /** Until when the server may still execute a request, in nanoseconds of the timers; null if nobody knows. */
    Long openUntil() {
        return openUntil;
    }
}
