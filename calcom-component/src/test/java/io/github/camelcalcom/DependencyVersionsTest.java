/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.netty.util.Version;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given published vulnerabilities, when this project chooses a version, then it is one without them; see SECURITY.md. */
class DependencyVersionsTest {

    @Test
    void netty() {
        Collection<Version> artifacts = Version.identify().values();
        assertThat(artifacts).isNotEmpty().extracting(Version::artifactVersion).allSatisfy(version -> assertAtLeast("4.1.138", version));
    }

    @Test
    void vertx() throws IOException {
        try (InputStream version = Vertx.class.getResourceAsStream("/META-INF/vertx/vertx-version.txt")) {
            assertAtLeast("4.5.31", new String(version.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void resilience4j() {
        for (Class<?> type : new Class<?>[] { Retry.class, CircuitBreaker.class, RateLimiter.class }) {
            assertAtLeast("2.4.0", type.getProtectionDomain().getCodeSource().getLocation().getPath().replaceAll(".*-([0-9.]+)\\.jar", "$1"));
        }
    }

    private static void assertAtLeast(String expected, String version) {
        int[] wanted = numbers(expected);
        int[] found = numbers(version);
        assertThat(Arrays.compare(found, wanted)).as("%s is at least %s", version, expected).isNotNegative();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).limit(3).mapToInt(Integer::parseInt).toArray();
    }
}
