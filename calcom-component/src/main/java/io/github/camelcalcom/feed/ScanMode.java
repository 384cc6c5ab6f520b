package io.github.camelcalcom.feed;

/** How a feed of bookings reads a list of which the server cannot tell what changed. */
public enum ScanMode {
    /** It reads another list that holds those bookings. */
    CHANGED,
    /** It reads the whole list with each poll. */
    FULL
}
