package io.github.camelcalcom.sandbox.state;

/**
 * How a booking hangs together with the ones that it was moved from and to.
 *
 * @param reason  why it was moved here; null if nobody said
 * @param by      the mail address of whoever moved it away or here; null if nobody said
 * @param fromUid the booking that was moved here; null if none was
 * @param toUid   the booking that it was moved to; null if it was not moved
 */
public record Move(String reason, String by, String fromUid, String toUid) {

    /** Of a booking that was never moved. */
    public static final Move NONE = new Move(null, null, null, null);

    /** The same, moved away. */
    public Move to(String uid, String mover) {
        return new Move(reason, mover, fromUid, uid);
    }
}
