/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.OperationLimit;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.vertx.core.MultiMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Counts the calls of each caller. Must be used on the sandbox's event loop. */
final class RateLimiter {

    /** Identifies a caller as the real server does: by the credential, the OAuth client or the address, in this order. */
    record Tracker(Kind kind, String id) {

        /** The kinds of callers, which have different limits. */
        enum Kind { API_KEY, TOKEN, ADDRESS }

        private static final String CLIENT_ID = "x-cal-client-id";

        /** Returns the caller that sent these headers from that address. */
        static Tracker of(MultiMap headers, String address) {
            Optional<String> credential = Authenticator.credential(headers);
            if (credential.isPresent()) {
                return new Tracker(credential.get().startsWith(ApiKey.PREFIX) ? Kind.API_KEY : Kind.TOKEN, credential.get());
            }
            String client = headers.get(CLIENT_ID);
            return client == null ? new Tracker(Kind.ADDRESS, address) : new Tracker(Kind.TOKEN, "client " + client);
        }

        /** Omits the credential. */
        @Override
        public String toString() {
            return kind.toString();
        }
    }

    /**
     * The result of counting a call.
     *
     * @param refused whether the call exceeds the limit
     * @param headers rate-limit headers of the answer
     */
    record Verdict(boolean refused, Map<String, String> headers) {
    }

    private record WindowKey(Tracker tracker, String limit) {
    }

    private static final class Window {

        private final RateLimit limit;
        private Instant end;
        private int calls;
        private boolean blocked;

        private Window(RateLimit limit) {
            this.limit = limit;
        }

        private void count(Instant now) {
            if (end == null || !now.isBefore(end)) {
                end = now.plus(limit.window());
                calls = 0;
                blocked = false;
            }
            if (!blocked && ++calls > limit.calls()) {
                blocked = true;
                end = now.plus(limit.block());
            }
        }

        private int remaining() {
            return blocked ? 0 : limit.calls() - calls;
        }

        private long secondsToReset(Instant now) {
            return (Duration.between(now, end).toMillis() + 999) / 1000;
        }
    }

    private final RateLimits limits;
    private final Map<Tracker.Kind, Map<String, RateLimit>> usual;
    private final Map<String, Map<String, RateLimit>> own = new HashMap<>();
    private final Map<WindowKey, Window> windows = new HashMap<>();

    RateLimiter(RateLimits limits, SandboxProfile profile) {
        this.limits = limits;
        this.usual = Map.of(Tracker.Kind.API_KEY, limits.apiKeys(),
                Tracker.Kind.TOKEN, Map.of(RateLimits.DEFAULT_NAME, limits.tokens()),
                Tracker.Kind.ADDRESS, Map.of(RateLimits.DEFAULT_NAME, limits.anonymous()));
        for (OperationLimit limit : limits.operations()) {
            if (profile.includes(limit.availability())) {
                own.put(limit.operation(), Map.of(limit.name(), limit.limit()));
            }
        }
    }

    /** Whether an operation has a limit of its own, which replaces the limits of the caller. */
    boolean hasOwnLimit(Operation operation) {
        return own.containsKey(operation.uri());
    }

    /** Counts one call. */
    Verdict count(Tracker tracker, Operation operation, Instant now) {
        boolean refused = true;
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, RateLimit> named : own.getOrDefault(operation.uri(), usual.get(tracker.kind())).entrySet()) {
            Window window = windows.computeIfAbsent(new WindowKey(tracker, named.getKey()), key -> new Window(named.getValue()));
            window.count(now);
            refused &= window.blocked;
            if (limits.headers()) {
                String suffix = capitalized(named.getKey());
                headers.put("X-RateLimit-Limit-" + suffix, Integer.toString(named.getValue().calls()));
                headers.put("X-RateLimit-Remaining-" + suffix, Integer.toString(window.remaining()));
                headers.put("X-RateLimit-Reset-" + suffix, Long.toString(window.secondsToReset(now)));
            }
        }
        return new Verdict(refused, headers);
    }

    /** Returns the open windows of callers, the fullest first, up to a maximum number. */
    List<CallerLimit> open(Instant now, int most, Function<Tracker, String> caller) {
        return windows.entrySet().stream().filter(entry -> now.isBefore(entry.getValue().end))
                .map(entry -> callerLimit(entry.getKey(), entry.getValue(), caller))
                .sorted(Comparator.comparing(limit -> (double) limit.remaining() / limit.allowed())).limit(most).toList();
    }

    private CallerLimit callerLimit(WindowKey key, Window window, Function<Tracker, String> caller) {
        return new CallerLimit(caller.apply(key.tracker()), key.limit(), window.limit.calls(), window.remaining(), window.blocked,
                window.end);
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
