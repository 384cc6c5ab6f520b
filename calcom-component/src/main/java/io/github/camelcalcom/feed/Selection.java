/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

/** Which rows of a list belong to a feed. */
@FunctionalInterface
interface Selection {

    /** All rows. */
    Selection ALL = change -> true;

    /** @throws Exception if the server has to be asked and does not answer */
    boolean includes(BookingChange change) throws Exception;
}
