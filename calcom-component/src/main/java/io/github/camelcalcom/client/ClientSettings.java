package io.github.camelcalcom.client;

import java.time.Duration;

/**
 * How a client speaks to its server. Two endpoints with equal settings share connections.
 *
 * @param server          where it listens
 * @param maxConnections  the most connections that are open at once; further calls wait for one
 * @param connectTimeout  until a connection stands
 * @param requestTimeout  from the start of a call to the end of its answer, the wait for a connection included
 * @param maxResponseSize the most bytes of a decompressed answer that are parsed
 */
public record ClientSettings(
        ServerAddress server, int maxConnections, Duration connectTimeout, Duration requestTimeout, long maxResponseSize) {

    public ClientSettings {
        requirePositive("maxConnections", maxConnections);
        requirePositive("connectTimeout", connectTimeout.toMillis());
        requirePositive("requestTimeout", requestTimeout.toMillis());
        requirePositive("maxResponseSize", maxResponseSize);
    }

    private static void requirePositive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("The option " + option + " must be greater than 0, but is " + value);
        }
    }
}
