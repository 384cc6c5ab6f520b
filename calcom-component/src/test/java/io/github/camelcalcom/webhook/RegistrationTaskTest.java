/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a server that does not register a webhook, when attempts follow each other, then the pauses fit the reason. */
class RegistrationTaskTest {

    private static final Duration WITH_JITTER = Duration.ofSeconds(72);

    private final Attempts attempts = new Attempts();
    private ScriptedServer server;
    private HttpTransport transport;
    private RegistrationTask task;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        ClientSettings settings = SettingsBuilder.to(server.url()).build();
        transport = new HttpTransport(settings);
        CalcomClient client = new CalcomClient(transport, settings, CallPolicy.unguarded(RealTimers.create()), FixedAuthentication.apiKey("cal_test_1"));
        SubscriptionCalls calls = new SubscriptionCalls(() -> client,
                operation -> new RequestTemplate(OperationResolver.resolve("webhooks/" + operation), ApiProfile.SELF_HOSTED, null, ""), Map.of());
        WebhookRegistration registration = new WebhookRegistration(calls,
                new SubscriptionSettings("http://hooks.internal/hook", Set.of("BOOKING_CREATED"), null, null, null, null),
                new WebhookSecrets(List.of("s3cret")), false);
        task = new RegistrationTask(registration, attempts, Duration.ofSeconds(60));
        task.start();
    }

    @AfterEach
    void stop() {
        attempts.shutdownNow();
        transport.close();
        server.close();
    }

    private void answer(int status) {
        server.answer(status, "{\"status\":\"error\",\"error\":{\"code\":\"Error\",\"message\":\"not possible\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 405, 422 })
    void aRefusedRegistrationIsTriedAgainAtEverLongerIntervals(int status) {
        answer(status);

        List<Duration> pauses = attempts.run(20);

        assertThat(pauses.get(0)).isLessThan(Duration.ofSeconds(1));
        assertThat(pauses.get(19)).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusMinutes(12));
        assertThat(task.obstacle()).contains("not possible");
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 500, 502, 503, 504 })
    void aServerThatIsAwayIsAskedEveryMinute(int status) {
        answer(status);

        assertThat(attempts.run(20)).last().satisfies(pause -> assertThat(pause).isBetween(Duration.ofMinutes(1), WITH_JITTER));
    }

    @Test
    void aPauseAfterRefusalsEndsWithTheRefusals() {
        answer(400);
        attempts.run(20);
        answer(503);

        assertThat(attempts.run(1)).first().satisfies(pause -> assertThat(pause).isLessThanOrEqualTo(WITH_JITTER));
        server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":\"w\",\"subscriberUrl\":\"http://hooks.internal/hook\",\"active\":true,"
                           + "\"secret\":\"s3cret\",\"triggers\":[\"BOOKING_CREATED\"]}]}");
        attempts.run(1);
        assertThat(task.obstacle()).isNull();
    }

    /** Runs what is scheduled only when the test says so. */
    private static final class Attempts extends ScheduledThreadPoolExecutor {

        private Runnable next;
        private Duration pause;

        Attempts() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            next = command;
            pause = Duration.of(delay, unit.toChronoUnit());
            return super.schedule(() -> { }, 1, TimeUnit.DAYS);
        }

        /** The pauses that follow so many attempts. */
        List<Duration> run(int count) {
            List<Duration> pauses = new ArrayList<>();
            for (int attempt = 0; attempt < count; attempt++) {
                next.run();
                pauses.add(pause);
            }
            return pauses;
        }
    }
}
