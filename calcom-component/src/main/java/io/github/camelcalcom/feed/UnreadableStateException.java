/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

/** The state of a feed is not one that a feed has written. Beginning anew would lose or double what happened, so nothing is handed out. */
public class UnreadableStateException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableStateException(String feed, String reason, Throwable cause) {
        super("The state of the feed " + feed + " in its state repository is not usable: " + reason + ". The feed hands out nothing until it is"
              + " restored; remove it to begin anew with the option since", cause);
    }
}
