/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;

import javax.net.ssl.SSLContext;

/**
 * How a client speaks to its server. Two endpoints with equal settings share connections. Holds a secret where the proxy wants one;
 * {@link #toString()} does not show it.
 *
 * @param server          where it listens
 * @param proxy           what to go through, or null to go directly
 * @param sslContext      whom to trust and how to identify oneself under TLS; null for what the JVM has by default
 * @param maxConnections  the most connections that are open at once; further calls wait for one
 * @param connectTimeout  until a connection stands; a proxy's consent and the TLS handshake get as long each
 * @param requestTimeout  from the start of an attempt to the end of its answer, the wait for a connection included
 * @param totalTimeout    from the start of a call to its end, all attempts and the pauses between them included
 * @param maxResponseSize the most bytes of a decompressed answer that are parsed
 */
public record ClientSettings(ServerAddress server, ProxyAddress proxy, SSLContext sslContext, int maxConnections,
                             Duration connectTimeout, Duration requestTimeout, Duration totalTimeout, long maxResponseSize) {

    private static final Duration ANY_TIME = Duration.ofDays(1);

    public ClientSettings {
        requirePositive("maxConnections", maxConnections);
        requirePositive("connectTimeout", connectTimeout.toMillis());
        requirePositive("requestTimeout", requestTimeout.toMillis());
        requirePositive("totalTimeout", totalTimeout.toMillis());
        requirePositive("maxResponseSize", maxResponseSize);
    }

    /** The same as far as connections are concerned: settings that agree in this can share them. */
    public ClientSettings ofConnections() {
        return new ClientSettings(server, proxy, sslContext, maxConnections, connectTimeout, ANY_TIME, ANY_TIME, Long.MAX_VALUE);
    }

    /** The same with less time for a call. */
    ClientSettings within(Duration timeout) {
        Duration atLeast = timeout.toMillis() > 0 ? timeout : Duration.ofMillis(1);
        return new ClientSettings(server, proxy, sslContext, maxConnections, connectTimeout, requestTimeout, atLeast, maxResponseSize);
    }

    private static void requirePositive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("The option " + option + " must be greater than 0, but is " + value);
        }
    }
}
