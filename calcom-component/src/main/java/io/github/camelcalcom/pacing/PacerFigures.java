/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

/**
 * The current state of a pacer.
 *
 * @param server         the server of its calls
 * @param limit          the maximum number of calls in a window; 0 while no limit is known
 * @param remaining      the remaining calls of the window; 0 while no limit is known
 * @param waiting        the number of waiting calls
 * @param secondsToReset the seconds until the window ends, rounded up; 0 while the end is not known
 * @param waits          the number of calls that have waited or are waiting
 * @param waitedNanos    the sum of the completed waits in nanoseconds
 */
public record PacerFigures(String server, int limit, int remaining, int waiting, long secondsToReset, long waits, long waitedNanos) {
}
