/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

/** So many deliveries of a feed have failed that it hands out nothing new until some of them succeed. */
public class FeedPausedException extends Exception {

    private static final long serialVersionUID = 1L;

    FeedPausedException(String feed, int waiting) {
        super("The feed " + feed + " pauses: " + waiting + " deliveries have failed and are tried again with each poll. It goes on when one of"
              + " them succeeds; maxWaitingFailures says how many may wait, maxFailures after how many failures one is given up");
    }
}
