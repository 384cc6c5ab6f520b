/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import java.util.Map;

/** The recorded sessions with real self-hosted servers. Each starts with the same users and organizations. */
enum RecordedSession {

    /** All operations, with manual changes of the server's database in between. */
    FIRST("/replay/session.jsonl", "/replay/left-out.tsv"),

    /** Rules of slots, bookings and event types, without manual changes. */
    SECOND("/replay/session-1.jsonl", "/replay/left-out-1.tsv");

    private final String exchanges;
    private final String leftOut;

    RecordedSession(String exchanges, String leftOut) {
        this.exchanges = exchanges;
        this.leftOut = leftOut;
    }

    /** Returns the name of the resource with the exchanges. */
    String exchanges() {
        return exchanges;
    }

    /** Returns the numbers of the steps that are not replayed, with reasons. */
    Map<Integer, String> leftOut() {
        return Reasons.steps(leftOut);
    }

    /** Whether the server's database was changed manually during the session. */
    boolean changedManually() {
        return this == FIRST;
    }
}
