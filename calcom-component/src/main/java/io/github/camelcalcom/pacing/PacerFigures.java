package io.github.camelcalcom.pacing;

/**
 * The current state of a pacer.
 *
 * @param server         the server of its calls
 * @param limit          the calls of a window; 0 while no limit is known
 * @param remaining      the remaining calls of the window; 0 while no limit is known
 * @param waiting        the number of calls that wait
 * @param secondsToReset the seconds until the window ends, rounded up; 0 while that is not known
 * @param waits          the number of calls that have waited, including those that still wait
 * @param waitedNanos    the sum of the waits in nanoseconds, without those of calls that still wait
 */
public record PacerFigures(String server, int limit, int remaining, int waiting, long secondsToReset, long waits, long waitedNanos) {
}
