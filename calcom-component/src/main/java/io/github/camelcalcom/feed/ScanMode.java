/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

/** How a feed of bookings reads a list of which the server cannot tell what changed. */
public enum ScanMode {
    /** It reads another list that holds those bookings. */
    CHANGED,
    /** It reads the whole list with each poll. */
    FULL
}
