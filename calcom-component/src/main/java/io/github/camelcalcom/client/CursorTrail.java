/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import io.github.camelcalcom.error.CalcomException;

/**
 * Notices a list whose cursors lead round in a circle. Remembers two cursors, however long the list is. For one list; not thread safe.
 */
public final class CursorTrail {

    private String previous;
    private String checkpoint;
    private long pagesSinceCheckpoint;
    private long checkpointInterval = 1;

    /**
     * Notes the cursor of the next page.
     *
     * @param  response        the answer that named it
     * @throws CalcomException if it came before: at once if it was the last one, else within twice the length of the circle
     */
    public void follow(String cursor, CalcomResponse response) throws CalcomException {
        if (cursor.equals(previous) || cursor.equals(checkpoint)) {
            throw Failures.repeatedCursor(response, cursor);
        }
        previous = cursor;
        // remembering one cursor at doubling distances finds every circle without keeping them all
        if (++pagesSinceCheckpoint >= checkpointInterval) {
            checkpoint = cursor;
            pagesSinceCheckpoint = 0;
            checkpointInterval *= 2;
        }
    }
}
