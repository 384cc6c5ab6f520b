package io.github.camelcalcom.sandbox.bookings;

/** Changes bookings while pages of them are read. Called on the sandbox's event loop. */
@FunctionalInterface
public interface PageChanges {

    /** Makes the changes between two steps. */
    void make(PageStep step);
}
