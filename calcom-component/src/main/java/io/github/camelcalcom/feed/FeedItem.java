/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;

/** Something that a feed hands out, in the state in which the server showed it. */
public interface FeedItem {

    /** What names it: the uid of a booking, the id of an item of another list. */
    String id();

    /** What names it in this state, so that the same state is handed out once. */
    String key();

    /** When the server changed it last; null where the list does not say. */
    Instant updatedAt();

    /** As the API answers it. */
    Object body();
}
