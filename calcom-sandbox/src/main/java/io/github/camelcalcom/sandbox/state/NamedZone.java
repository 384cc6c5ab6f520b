/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A time zone and the name that a client gave it. The real server accepts the names that JavaScript's {@code Intl} accepts, in any case, and
 * answers with the given spelling.
 *
 * @param name  the given spelling, for example {@code america/new_york}
 * @param rules the zone for calculations
 */
public record NamedZone(String name, ZoneId rules) {

    /** Names that {@code Intl} accepts in addition to those of the Java runtime, and zones with the same rules. */
    private static final Map<String, String> FURTHER_NAMES = Map.of("America/Coyhaique", "America/Punta_Arenas", "US/Pacific-New",
            "America/Los_Angeles", "Canada/East-Saskatchewan", "America/Regina", "GMT+0", "UTC", "GMT-0", "UTC");

    private static final Map<String, ZoneId> ZONES = zones();

    private static Map<String, ZoneId> zones() {
        Map<String, ZoneId> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds().forEach(name -> zones.put(key(name), ZoneId.of(name)));
        ZoneId.SHORT_IDS.forEach((name, zone) -> zones.putIfAbsent(key(name), ZoneId.of(zone)));
        FURTHER_NAMES.forEach((name, zone) -> zones.putIfAbsent(key(name), ZoneId.of(zone)));
        return zones;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns the zone with a name; empty if the real server does not accept the name. */
    public static Optional<NamedZone> find(String name) {
        return Optional.ofNullable(ZONES.get(key(name))).map(rules -> new NamedZone(name, rules));
    }

    /**
     * Returns the zone with a name.
     *
     * @throws IllegalArgumentException if the real server does not accept the name
     */
    public static NamedZone of(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a time zone of the IANA database"));
    }
}
