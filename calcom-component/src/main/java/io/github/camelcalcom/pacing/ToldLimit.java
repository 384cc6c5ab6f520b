package io.github.camelcalcom.pacing;

/**
 * What an answer tells about one limit.
 *
 * @param name        the limit's name, as its headers have it
 * @param limit       the calls of a window
 * @param remaining   how many of them were left when the server counted the call
 * @param toGo        the time that was left of the window, in nanoseconds, rounded up
 * @param earliestEnd the window ends no earlier than this
 * @param latestEnd   the window ends no later than this
 * @param endTold     whether the end is told at all; without it the last three mean nothing
 */
record ToldLimit(String name, int limit, int remaining, long toGo, long earliestEnd, long latestEnd, boolean endTold) {
}
