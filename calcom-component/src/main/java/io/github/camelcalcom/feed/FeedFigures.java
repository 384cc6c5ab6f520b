/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * What has become of what a feed handed out. Counts begin with the feed's start, all but {@code waiting}, which is part of its state.
 *
 * @param watermark  up to when everything was read, in the server's time; null before the first poll and for lists without times
 * @param lag        how long ago the last poll began that read everything there was; since the feed's start while there was none
 * @param delivered  how much was delivered
 * @param duplicates how much was read again and not delivered again
 * @param failures   how many deliveries failed
 * @param waiting    how many failed deliveries wait to be tried again
 * @param dropped    how much was given up since it failed too often, or since it is not there any more
 */
public record FeedFigures(Instant watermark, Duration lag, long delivered, long duplicates, long failures, int waiting, long dropped) {
}
