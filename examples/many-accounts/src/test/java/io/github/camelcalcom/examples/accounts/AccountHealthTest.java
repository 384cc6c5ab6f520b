/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given an account with a dead key, when a balancer asks for the health of the process, then the answer depends on the checks that are excluded. */
@Timeout(1_800)
class AccountHealthTest {

    private static final Path PAGE = Path.of("../../docs/many-accounts.adoc");
    private static final String DEAD = "account-2";

    private final HttpClient http = HttpClient.newHttpClient();
    private Companies companies;
    private Database database;
    private int healthPort;

    @BeforeEach
    void addAccounts() throws Exception {
        companies = new Companies(2);
        database = new Database();
        database.accounts().addWithKey("account-1", companies.key("account-1"));
        database.accounts().addWithKey(DEAD, "cal_dead");
        healthPort = Application.freePort();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        companies.close();
    }

    private Application start(Map<String, String> further) throws Exception {
        Map<String, String> properties = new HashMap<>(Map.of("camel.management.enabled", "true", "camel.management.host", "127.0.0.1",
                "camel.management.port", Integer.toString(healthPort), "camel.management.healthCheckEnabled", "true"));
        properties.putAll(further);
        return new Application(companies, database, Application.freePort(), properties);
    }

    /** Waits until the checks of the account are DOWN, whether or not they are excluded: its feed, which has polled, and its two webhooks. */
    private static void awaitFailures(Application application) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(application.context());
        ManyAccounts.await("the failures of the account", () -> checks.stream()
                .filter(check -> check.getId().equals("consumer:" + DEAD)
                        || check.getId().startsWith("calcom-webhook-") && check.getId().contains("/" + DEAD + "/"))
                .map(check -> check.call(Map.of())).filter(result -> result.getState() == HealthCheck.State.DOWN
                        && !result.getMessage().orElseThrow().contains("has not yet polled")).count() == 3);
    }

    private HttpResponse<String> health(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/observe/health" + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aDeadKeyMakesTheProcessNotReady() throws Exception {
        try (Application application = start(Map.of())) {
            awaitFailures(application);

            assertThat(health("/ready").statusCode()).isEqualTo(503);
            assertThat(health("/live").statusCode()).as("a restart would not help").isEqualTo(200);
            assertThat(application.down()).contains("consumer:" + DEAD);
        }
    }

    @Test
    void withTheExcludePatternOfThePageTheProcessIsReady() throws Exception {
        Matcher recommended = Pattern.compile("^camel\\.health\\.excludePattern = (.+)$", Pattern.MULTILINE).matcher(Files.readString(PAGE));
        assertThat(recommended.find()).as("the recommendation of " + PAGE).isTrue();
        try (Application application = start(Map.of("camel.health.excludePattern", recommended.group(1)))) {
            awaitFailures(application);

            for (String path : List.of("/ready", "/live", "")) {
                assertThat(health(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(health("?data=true").body()).as("what is excluded is not shown").doesNotContain("consumer:", "calcom-webhook-");
        }
    }
}
