package io.github.camelcalcom.sandbox.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts free time into slots as the real server does: every free stretch is cut on its own, its first slot starting at the next
 * minute of the hour that is a multiple of the largest of 60, 30, 20, 15, 10 and 5 which divides the step.
 */
public final class Slots {

    private static final List<Integer> RASTERS = List.of(60, 30, 20, 15, 10, 5);

    private Slots() {
    }

    /** The free slots, in order. */
    public static List<Interval> find(SlotQuery query) {
        List<Interval> slots = new ArrayList<>();
        for (Interval free : Interval.without(query.open(), query.busy())) {
            Instant start = aligned(free.start().isBefore(query.earliest()) ? query.earliest() : free.start(), query);
            Interval slot = Interval.of(start, query.length());
            while (free.contains(slot)) {
                if (query.reserved().stream().noneMatch(slot::overlaps)) {
                    slots.add(slot);
                }
                slot = Interval.of(slot.start().plus(query.step()), query.length());
            }
        }
        return slots;
    }

    private static Instant aligned(Instant instant, SlotQuery query) {
        long raster = Duration.ofMinutes(raster(query.step())).toSeconds();
        ZonedDateTime local = instant.atZone(query.alignment());
        ZonedDateTime hour = local.truncatedTo(ChronoUnit.HOURS);
        long past = Duration.between(hour, local).toSeconds() + (local.getNano() > 0 ? 1 : 0);
        long steps = (past + raster - 1) / raster;
        return hour.plusSeconds(steps * raster).toInstant();
    }

    private static long raster(Duration step) {
        return RASTERS.stream().filter(minutes -> step.toMinutes() % minutes == 0).findFirst().orElse(1);
    }
}
