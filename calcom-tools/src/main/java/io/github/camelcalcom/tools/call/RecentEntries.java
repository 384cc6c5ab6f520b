/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Entries that are forgotten after a time, or if there are too many, the oldest first. Thread safe. */
final class RecentEntries<K, V> {

    private final int maxEntries;
    private final Duration validity;
    private final Clock clock;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

    RecentEntries(int maxEntries, Duration validity, Clock clock) {
        this.maxEntries = maxEntries;
        this.validity = validity;
        this.clock = clock;
    }

    synchronized void put(K key, V value) {
        entries.remove(key);
        forgetOld(maxEntries - 1);
        entries.put(key, new Entry<>(value, clock.instant().plus(validity)));
    }

    /** Returns the value of a key. A key without one gets a new one. */
    synchronized V computeIfAbsent(K key, Supplier<V> value) {
        forgetOld(maxEntries);
        Entry<V> known = entries.get(key);
        if (known != null) {
            return known.value();
        }
        V added = value.get();
        put(key, added);
        return added;
    }

    /** Removes an entry if it has this value and is not forgotten. */
    synchronized boolean remove(K key, V value) {
        forgetOld(maxEntries);
        Entry<V> known = entries.get(key);
        if (known == null || !known.value().equals(value)) {
            return false;
        }
        entries.remove(key);
        return true;
    }

    private void forgetOld(int kept) {
        Instant now = clock.instant();
        Iterator<Entry<V>> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            boolean valid = now.isBefore(oldest.next().end());
            if (valid && entries.size() <= kept) {
                return;
            }
            oldest.remove();
        }
    }

    private record Entry<V>(V value, Instant end) {
    }
}
