package io.github.camelcalcom.booking;

/** Lets one call at a time work on an attempt. Thread safe. */
final class Turn {

    private Resolution holder;

    /** Returns the call that works on the attempt, or null if it is the turn of the given one now. */
    synchronized Resolution take(Resolution call) {
        if (holder != null && holder != call && !holder.isEnded()) {
            return holder;
        }
        holder = call;
        return null;
    }

    /** Releases the memory of a call that has ended. */
    synchronized void end(Resolution call) {
        if (holder == call) {
            holder = null;
        }
    }
}
