package io.github.camelcalcom.sandbox.time;

import io.vertx.core.Future;

/**
 * The time that a server needs between its look for a free slot and its writing of the booking. Calls that come in meanwhile find
 * the slot free as well and lose later, with another error.
 */
@FunctionalInterface
public interface Processing {

    /** Completes when the time is over. */
    Future<Void> pause();
}
