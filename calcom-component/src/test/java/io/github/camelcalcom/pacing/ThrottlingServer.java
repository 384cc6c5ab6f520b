/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.camelcalcom.error.HeaderView;
import io.github.camelcalcom.support.AnswerHeaders;

/**
 * The throttler of a real server. Each limit has a window of fixed length that begins with the first request after the last window. A request
 * above the limit blocks the limit for 60 seconds, and further ones do not extend the time. A request is refused only if all limits are blocked.
 */
final class ThrottlingServer {

    static final Duration BLOCK = Duration.ofSeconds(60);

    private final Timers timers;
    private final List<Limit> limits = new ArrayList<>();
    private boolean epochResets;
    private boolean silent;
    private String retryAfter;
    private int refused;

    ThrottlingServer(Timers timers) {
        this.timers = timers;
    }

    ThrottlingServer limit(String name, int calls, Duration length) {
        limits.add(new Limit(name, calls, length.toNanos()));
        return this;
    }

    /** Announces the ends of windows as instants in seconds. */
    ThrottlingServer epochResets() {
        epochResets = true;
        return this;
    }

    /** Limits without any header. */
    ThrottlingServer silent() {
        silent = true;
        return this;
    }

    /** Sends {@code Retry-After} with each refusal. */
    ThrottlingServer retryAfter(String value) {
        retryAfter = value;
        return this;
    }

    /** Counts a request that arrives now. */
    Answer count() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean allBlocked = !limits.isEmpty();
        for (Limit limit : limits) {
            allBlocked &= limit.isExceeded(timers.nanoTime());
            if (!silent) {
                limit.writeTo(headers);
            }
        }
        if (allBlocked) {
            refused++;
            if (retryAfter != null) {
                headers.put("Retry-After", retryAfter);
            }
            return new Answer(429, new AnswerHeaders(headers));
        }
        return new Answer(200, new AnswerHeaders(headers));
    }

    /** Number of refused requests. */
    int refused() {
        return refused;
    }

    /** Number of counted requests in each window of the limit, including refused ones. */
    List<Integer> hitsByWindow(String name) {
        return limits.stream().filter(limit -> limit.name.equals(name)).findFirst().orElseThrow().hitsByWindow;
    }

    /** Status and headers of a response. */
    record Answer(int status, HeaderView headers) implements HeaderView {

        static Answer of(int status, String... namesAndValues) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (int index = 0; index < namesAndValues.length; index += 2) {
                headers.put(namesAndValues[index], namesAndValues[index + 1]);
            }
            return new Answer(status, new AnswerHeaders(headers));
        }

        @Override
        public String header(String name) {
            return headers.header(name);
        }

        @Override
        public void forEach(BiConsumer<String, String> consumer) {
            headers.forEach(consumer);
        }
    }

    /** One limit of the server. */
    private final class Limit {

        private final String name;
        private final int calls;
        private final long length;
        private final List<Integer> hitsByWindow = new ArrayList<>();
        private long windowEnd = Long.MIN_VALUE;
        private long blockEnd = Long.MIN_VALUE;
        private int hits;

        Limit(String name, int calls, long length) {
            this.name = name;
            this.calls = calls;
            this.length = length;
        }

        boolean isExceeded(long now) {
            if (now < blockEnd) {
                return true;
            }
            if (now >= windowEnd || blockEnd != Long.MIN_VALUE) {
                windowEnd = now + length;
                blockEnd = Long.MIN_VALUE;
                hits = 0;
                hitsByWindow.add(0);
            }
            hits++;
            hitsByWindow.set(hitsByWindow.size() - 1, hits);
            if (hits > calls) {
                blockEnd = now + BLOCK.toNanos();
                return true;
            }
            return false;
        }

        void writeTo(Map<String, String> headers) {
            long now = timers.nanoTime();
            boolean blocked = now < blockEnd;
            long toGo = (blocked ? blockEnd : windowEnd) - now;
            long seconds = epochResets ? timers.clock().instant().plusNanos(toGo).getEpochSecond()
                    : Duration.ofNanos(toGo).plusNanos(999_999_999).toSeconds();
            headers.put("X-RateLimit-Limit-" + name, String.valueOf(calls));
            headers.put("X-RateLimit-Remaining-" + name, String.valueOf(blocked ? 0 : calls - hits));
            headers.put("X-RateLimit-Reset-" + name, String.valueOf(seconds));
        }
    }
}
