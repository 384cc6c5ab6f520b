/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What processes delivered one after the other, checked: in order for each booking, and twice only what was in flight at a kill. */
final class DeliveryLog {

    private final Set<String> delivered = new HashSet<>();
    private final Map<String, Instant> newest = new HashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private String last;
    private int deliveries;

    /** @param change a booking's uid, an @ and its time */
    void add(String change) {
        assertThat(delivered.add(change) || inFlight.remove(change)).as("%s came twice and was not in flight at a kill", change).isTrue();
        String uid = change.substring(0, change.indexOf('@'));
        Instant time = Instant.parse(change.substring(uid.length() + 1));
        Instant before = newest.put(uid, time);
        assertThat(before == null || !before.isAfter(time)).as("%s came after what was later, %s", change, before).isTrue();
        last = change;
        deliveries++;
    }

    /** The process that delivered last is dead: what it delivered last may come again. */
    void killed() {
        if (last != null) {
            inFlight.add(last);
            last = null;
        }
    }

    boolean contains(String change) {
        return delivered.contains(change);
    }

    /** How many came twice. */
    int twice() {
        return deliveries - delivered.size();
    }

    @Override
    public String toString() {
        return delivered.size() + " changes delivered, " + twice() + " of them twice";
    }
}
