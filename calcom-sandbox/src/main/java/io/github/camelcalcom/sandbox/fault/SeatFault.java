package io.github.camelcalcom.sandbox.fault;

/** What goes wrong with the cancellation of a seat, as it does at random on the real server. */
public enum SeatFault {

    /** The seat is gone, but the answer is 404 {@code NOT_FOUND Invalid Query: ...} and no webhook hears of it. */
    CANCELLED_BUT_NOT_FOUND
}
