package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.RateLimit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each credential. Only to be used on the sandbox's event loop. */
final class RateLimiter {

    /**
     * What is left to a credential after a call.
     *
     * @param refused        whether the call is one too many
     * @param secondsToReset until the window or the block ends
     */
    record Quota(int limit, int remaining, long secondsToReset, boolean refused) {
    }

    private static final class Window {

        private Instant end;
        private int calls;
        private boolean blocked;
    }

    private final RateLimit limit;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimiter(RateLimit limit) {
        this.limit = limit;
    }

    /** Counts one call. */
    Quota count(String credential, Instant now) {
        Window window = windows.computeIfAbsent(credential, key -> new Window());
        if (window.end == null || !now.isBefore(window.end)) {
            window.end = now.plus(limit.window());
            window.calls = 0;
            window.blocked = false;
        }
        if (!window.blocked && ++window.calls > limit.calls()) {
            window.blocked = true;
            window.end = now.plus(limit.block());
        }
        int remaining = window.blocked ? 0 : limit.calls() - window.calls;
        return new Quota(limit.calls(), remaining, secondsUntil(window.end, now), window.blocked);
    }

    private static long secondsUntil(Instant end, Instant now) {
        return (Duration.between(now, end).toMillis() + 999) / 1000;
    }
}
