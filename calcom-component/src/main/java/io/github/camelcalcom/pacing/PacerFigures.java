package io.github.camelcalcom.pacing;

/**
 * How a pacer stands at a moment.
 *
 * @param server         where its calls go
 * @param limit          the calls of a window; 0 while no limit is known
 * @param remaining      how many of them may still go; 0 while no limit is known
 * @param waiting        how many calls wait
 * @param secondsToReset the seconds until the window ends, rounded up; 0 while that is not known
 * @param waits          how many calls have waited, those that still do included
 * @param waitedNanos    how long calls have waited together, in nanoseconds, those that still do excluded
 */
public record PacerFigures(String server, int limit, int remaining, int waiting, long secondsToReset, long waits, long waitedNanos) {
}
