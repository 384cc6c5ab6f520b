package io.github.camelcalcom.sandbox.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What free slots depend on.
 *
 * @param open      when the host's schedule is open, merged and within the wanted bounds
 * @param busy      when the host cannot be booked, buffers included
 * @param reserved  what is held for other bookers: it hides slots but does not shift the ones after it
 * @param earliest  before this instant no slot starts, because of the time now and the notice that is wanted
 * @param length    how long a slot is
 * @param step      from one start to the next
 * @param offset    by how much the starts are later than the alignment says, and the steps longer
 * @param alignment the zone whose full hours the starts are aligned to
 */
public record SlotQuery(
        List<Interval> open, List<Interval> busy, List<Interval> reserved, Instant earliest, Duration length, Duration step,
        Duration offset, ZoneId alignment) {

    public SlotQuery {
        open = List.copyOf(open);
        busy = List.copyOf(busy);
        reserved = List.copyOf(reserved);
        if (length.toMinutes() < 1 || step.toMinutes() < 1) {
            throw new IllegalArgumentException("Slots of length " + length + " every " + step + ": both must be at least a minute");
        }
    }
}
