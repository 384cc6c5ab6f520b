package io.github.camelcalcom.sandbox.bookings;

/** What changes while pages of bookings are made. Called on the sandbox's event loop. */
@FunctionalInterface
public interface PageChanges {

    /** Makes the changes that fall between two steps. */
    void make(PageStep step);
}
