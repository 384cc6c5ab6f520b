package io.github.camelcalcom.sandbox;

import java.time.Duration;

/**
 * How many calls a credential may make.
 *
 * @param calls  calls in one window
 * @param window length of a window, whole seconds
 * @param block  how long a credential is refused once it made more, whole seconds; further calls do not lengthen it
 */
public record RateLimit(int calls, Duration window, Duration block) {

    /** The limit of API keys at api.cal.com and of a server left as it comes: 120 calls in 60 s, then 60 s of refusal. */
    public static final RateLimit CALCOM = new RateLimit(120, Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** What a sandbox starts with: so high that no test meets it by accident, 100,000 calls in 60 s. */
    public static final RateLimit GENEROUS = new RateLimit(100_000, Duration.ofSeconds(60), Duration.ofSeconds(60));

    public RateLimit {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be at least 1 but is " + calls);
        }
        requireSeconds("window", window);
        requireSeconds("block", block);
    }

    private static void requireSeconds(String name, Duration value) {
        if (value.toSeconds() < 1 || value.toNanosPart() != 0) {
            throw new IllegalArgumentException(name + " must be whole seconds, at least 1, but is " + value);
        }
    }
}
