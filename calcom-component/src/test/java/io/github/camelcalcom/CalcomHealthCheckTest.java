/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.github.camelcalcom.support.SecretLeaks;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a component with credentials, when its health is checked, then the result says whether the server accepts its calls. */
@Timeout(1_800)
class CalcomHealthCheckTest extends ScriptedServerTestSupport {

    private static final Duration ALWAYS_ANEW = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    CalcomHealthCheckTest() {
        super(false);
    }

    private void enableChecksOfProducers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
    }

    private CalcomHealthCheck check(Duration cached, Duration timeout) {
        camel.start();
        return new CalcomHealthCheck("calcom", camel.calcom().getConfiguration(), camel.calcom().runtime(),
                camel.calcom().isHealthCheckProducerEnabled(), cached, timeout);
    }

    private static String shown(HealthCheck.Result result) {
        return result.getState() + " " + result.getMessage() + " " + result.getDetails() + " " + result.getError();
    }

    @Test
    void itIsOneOfCamelsChecksOfProducersAndNoLivenessCheck() {
        enableChecksOfProducers();
        camel.start();

        Collection<HealthCheck.Result> ready = HealthCheckHelper.invokeReadiness(camel);

        assertThat(ready).singleElement().satisfies(result -> {
            assertThat(result.getCheck().getId()).isEqualTo("calcom");
            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getDetails()).containsEntry("calcom.host", "127.0.0.1").containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 200);
        });
        assertThat(HealthCheckHelper.invokeLiveness(camel)).isEmpty();
        assertThat(server.received()).extracting(ScriptedServer.Received::uri).containsExactly("/v2/me");
    }

    @Test
    void itIsOffAsAllChecksOfProducersAre() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        registry.register(registry.resolveById("producers"));
        camel.start();

        assertThat(HealthCheckHelper.invoke(camel)).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theComponentCanSwitchItOff() {
        enableChecksOfProducers();
        camel.calcom().setHealthCheckProducerEnabled(false);
        camel.start();

        assertThat(HealthCheckHelper.invoke(camel)).singleElement().extracting(HealthCheck.Result::getState).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(HealthCheckHelper.invokeReadiness(camel)).as("where unknown would be taken for not ready").isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void itGoesWithItsComponent() throws Exception {
        enableChecksOfProducers();
        camel.start();
        camel.removeComponent("calcom");

        assertThat(HealthCheckHelper.invokeReadiness(camel)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "401, authentication", "403, authentication", "500, server", "503, server" })
    void aRefusalIsToldByStatusAndKindAndNothingElse(int status, String kind) {
        server.answer(status, "{\"status\":\"error\",\"error\":{\"code\":\"X\",\"message\":\"cal_test_key of alice@example.com is bad\"}}");
        HealthCheck.Result result = check(ALWAYS_ANEW, PATIENCE).call(Map.of());

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, status).containsEntry("calcom.error", kind);
        assertThat(result.getError()).isEmpty();
        assertThat(shown(result)).doesNotContainPattern(SecretLeaks.PLANTED).doesNotContain("alice");
        assertThat(server.received()).as("a probe is not repeated by itself").hasSize(1);
    }

    @Test
    void aServerThatIsGoneIsDown() {
        CalcomHealthCheck check = check(ALWAYS_ANEW, PATIENCE);
        server.close();

        HealthCheck.Result result = check.call(Map.of());

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry("calcom.error", "connection");
    }

    @Test
    void aServerThatHangsHoldsNoProbeBeyondTheTimeout() {
        List<HttpServerRequest> hanging = new CopyOnWriteArrayList<>();
        server.answer(hanging::add);
        HealthCheck.Result result = check(ALWAYS_ANEW, Duration.ofMillis(200)).call(Map.of());

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails()).containsEntry("calcom.error", "connection");
        hanging.forEach(request -> ScriptedServer.json(request, 200, "{}"));
    }

    @Test
    void anAnswerHoldsForAWhile() {
        CalcomHealthCheck check = check(Duration.ofHours(1), PATIENCE);
        for (int probe = 0; probe < 5; probe++) {
            assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP);
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void thenTheServerIsAskedAgain() {
        CalcomHealthCheck check = check(ALWAYS_ANEW, PATIENCE);
        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP);
        server.answer(401, "{}");
        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.DOWN);
        server.answer(200, "{\"status\":\"success\",\"data\":{}}");
        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theServersLimitIsObeyedAndChangesNoVerdict() {
        server.answer(request -> {
            request.response().putHeader("x-ratelimit-limit-default", "120").putHeader("x-ratelimit-reset-default", "60");
            request.response().setStatusCode(200).putHeader("content-type", "application/json").putHeader("x-ratelimit-remaining-default", "0")
                    .end("{\"status\":\"success\",\"data\":{}}");
        });
        CalcomHealthCheck check = check(ALWAYS_ANEW, Duration.ofSeconds(20));
        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UP);

        HealthCheck.Result paced = check.call(Map.of());

        assertThat(server.received()).as("a probe does not exceed the limit").hasSize(1);
        assertThat(paced.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(paced.getDetails()).containsEntry("calcom.error", "rate-limit");
    }

    @Test
    void aComponentWithoutCredentialsIsNotJudged() {
        camel.calcom().getConfiguration().setApiKey(null);
        CalcomHealthCheck check = check(ALWAYS_ANEW, PATIENCE);

        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(check.isReadiness()).isFalse();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aComponentWithSeveralCallersOfWhichEndpointsNameOneIsNotJudged() {
        camel.calcom().getConfiguration().setPlatformClientId("platform-1");
        camel.calcom().getConfiguration().setPlatformClientSecret("s3cret-platform");
        CalcomHealthCheck check = check(ALWAYS_ANEW, PATIENCE);

        assertThat(check.call(Map.of()).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(check.isReadiness()).isFalse();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aPlatformClientIsAskedForItsUsersSinceItIsNone() {
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setAuthentication("platform-client");
        configuration.setPlatformClientId("platform-1");
        configuration.setPlatformClientSecret("s3cret-platform");

        HealthCheck.Result result = check(ALWAYS_ANEW, PATIENCE).call(Map.of());

        assertThat(shown(result)).startsWith("UP").doesNotContainPattern(SecretLeaks.PLANTED);
        assertThat(server.received()).singleElement().satisfies(call -> assertThat(call.uri()).startsWith("/v2/oauth-clients/platform-1/users"));
    }

    @Test
    void aPlatformClientWhoseManagedUserIsAnEmptyPropertyIsAskedForItsUsersToo() {
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setAuthentication("managed-user");
        configuration.setManagedUserId("");
        configuration.setPlatformClientId("platform-1");
        configuration.setPlatformClientSecret("s3cret-platform");

        HealthCheck.Result result = check(ALWAYS_ANEW, PATIENCE).call(Map.of());

        assertThat(shown(result)).startsWith("UP");
        assertThat(server.received()).singleElement().satisfies(call -> assertThat(call.uri()).startsWith("/v2/oauth-clients/platform-1/users"));
    }

    @Test
    void oneProbeAsksAndOthersThatComeMeanwhileWaitForIt() throws Exception {
        List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
        server.answer(requests::add);
        CalcomHealthCheck check = check(Duration.ofHours(1), PATIENCE);
        List<HealthCheck.Result> results = new CopyOnWriteArrayList<>();
        List<Thread> probes = List.of(new Thread(() -> results.add(check.call(Map.of()))), new Thread(() -> results.add(check.call(Map.of()))));
        probes.forEach(Thread::start);
        await().atMost(300, TimeUnit.SECONDS).until(() -> !requests.isEmpty());
        ScriptedServer.json(requests.get(0), 200, "{\"status\":\"success\",\"data\":{}}");
        for (Thread probe : probes) {
            probe.join(PATIENCE.toMillis());
        }
        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(server.received()).hasSize(1);
    }
}
