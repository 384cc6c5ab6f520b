package io.github.camelcalcom.sandbox.availability;

import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.Host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * When an event can take place: while everybody is free who always takes part and, in a round robin, anybody of the others.
 *
 * @param always   the free time of each host who always takes part
 * @param anyOf    the free time of each host who takes turns; empty where nobody does
 * @param together the time that comes of it, merged
 */
record FreeTime(List<List<Interval>> always, List<List<Interval>> anyOf, List<Interval> together) {

    static FreeTime of(EventType eventType, List<Host> hosts, Function<Host, List<Interval>> free) {
        List<List<Interval>> always = new ArrayList<>();
        List<List<Interval>> anyOf = new ArrayList<>();
        for (Host host : hosts) {
            (eventType.isRoundRobin() && !host.mandatory() ? anyOf : always).add(free.apply(host));
        }
        List<Interval> together = null;
        if (!anyOf.isEmpty()) {
            together = Interval.merged(anyOf.stream().flatMap(List::stream).toList());
        }
        for (List<Interval> one : always) {
            together = together == null ? Interval.merged(one) : Interval.common(together, one);
        }
        return new FreeTime(always, anyOf, together == null ? List.of() : together);
    }

    /** Whether one host of those who take turns is free for all of a slot: parts of the time of several do not make one. */
    boolean allows(Interval slot) {
        return anyOf.isEmpty() || anyOf.stream().anyMatch(free -> free.stream().anyMatch(part -> part.contains(slot)));
    }
}
