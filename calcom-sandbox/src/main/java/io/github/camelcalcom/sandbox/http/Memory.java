/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cache of allowed accesses. The real server remembers an allowed access for five minutes, and does not remember refusals. */
final class Memory {

    private static final Duration LENGTH = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Map<String, Instant> allowed = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    boolean allows(String key, Instant now) {
        return now.isBefore(allowed.getOrDefault(key, Instant.MIN));
    }

    void allow(String key, Instant now) {
        allowed.put(key, now.plus(LENGTH));
    }
}
