/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.RotatingTokenServer;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.BindToRegistry;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a MeterRegistry in the registry of the context, when the component works, then its figures are there. */
@Timeout(1_800)
class MetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CalcomContext counted() {
        return new CalcomContext(server.url(), Map.of("meters", meters));
    }

    private Search find(String name, String... tags) {
        return meters.find(name).tags(tags);
    }

    private double count(String name, String... tags) {
        return find(name, tags).functionCounters().stream().mapToDouble(counter -> counter.count()).sum()
               + find(name, tags).counters().stream().mapToDouble(counter -> counter.count()).sum();
    }

    private long calls(String... tags) {
        return find("calcom.calls", tags).timers().stream().mapToLong(timer -> timer.count()).sum();
    }

    @Test
    void callsAreTimedByOperationAndOutcomeAndTheirRetriesCounted() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> ScriptedServer.json(request, requests.incrementAndGet() == 1 ? 503 : 200, "{\"status\":\"success\",\"data\":{}}"));
        try (CalcomContext camel = counted().started()) {
            assertThat(camel.call("calcom:me/get").getException()).isNull();
            assertThat(camel.call("calcom:me/get").getException()).isNull();
            server.answer(404, "{\"status\":\"error\",\"error\":{\"code\":\"NotFoundException\",\"message\":\"no\"}}");
            assertThat(camel.call("calcom:bookings/get?bookingUid=some-uid").getException()).isNotNull();

            assertThat(calls("operation", "me/get", "outcome", "success", "component", "calcom", "camelContext", camel.getName())).isEqualTo(2);
            assertThat(count("calcom.retries", "operation", "me/get")).as("one of two calls was sent twice").isEqualTo(1);
            assertThat(calls("operation", "bookings/get", "outcome", "not-found")).isEqualTo(1);
            assertThat(calls("operation", "bookings/get", "outcome", "success")).isZero();
            assertThat(meters.getMeters()).as("no tag holds what a call was about")
                    .noneMatch(meter -> meter.getId().getTags().toString().contains("some-uid"));
        }
    }

    /** What the guide has in a configuration class. */
    static final class Monitoring {

        @BindToRegistry("metricsRegistry")
        MeterRegistry meters() {
            return new SimpleMeterRegistry();   // or that of your monitoring, such as a PrometheusMeterRegistry
        }
    }

    @Test
    void theRegistryOfAConfigurationClassIsFound() throws Exception {
        try (CalcomContext camel = new CalcomContext(server.url())) {
            PluginHelper.getBeanPostProcessor(camel).postProcessBeforeInitialization(new Monitoring(), "monitoring");
            camel.started();
            assertThat(camel.call("calcom:me/get").getException()).isNull();

            MeterRegistry bound = camel.getRegistry().lookupByNameAndType("metricsRegistry", MeterRegistry.class);
            assertThat(bound.find("calcom.calls").tags("operation", "me/get").timer().count()).isEqualTo(1);
        }
    }

    @Test
    void callsThatWereHeldBackShowHowLong() throws Exception {
        RateLimiter limiter = RateLimiter.of("slow", RateLimiterConfig.custom().limitForPeriod(1).limitRefreshPeriod(Duration.ofMillis(300))
                .timeoutDuration(Duration.ofSeconds(20)).build());
        try (CalcomContext camel = counted()) {
            camel.calcom().setRateLimiter(limiter);
            camel.started();
            // on a slow machine each call may come in a period of its own, so that none is held back
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                assertThat(camel.call("calcom:me/get").getException()).isNull();
                return find("calcom.pacing.wait").timer().count() > 0;
            });
            assertThat(find("calcom.pacing.wait").timer().count()).isEqualTo(1);
            assertThat(find("calcom.pacing.wait").timer().max(TimeUnit.MILLISECONDS)).isBetween(1.0, 60_000.0);
        }
    }

    @Test
    void circuitBreakersShowTheirStateAndWhatTheyRefused() throws Exception {
        server.answer(503, "{}");
        try (CalcomContext camel = counted().started()) {
            for (int call = 0; call < 4; call++) {
                camel.call("calcom:me/get?maxRetries=0&circuitBreakerEnabled=true&circuitBreakerWindow=3");
            }
            assertThat(find("calcom.circuitbreaker.state", "state", "open").gauge().value()).isEqualTo(1);
            assertThat(find("calcom.circuitbreaker.state", "state", "closed").gauge().value()).isZero();
            assertThat(count("calcom.circuitbreaker.refused")).isEqualTo(1);
        }
    }

    @Test
    void whatTheServerStillGrantsIsShown() throws Exception {
        server.answer(request -> {
            request.response().putHeader("x-ratelimit-limit-default", "120").putHeader("x-ratelimit-reset-default", "60");
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{}}");
        });
        try (CalcomContext camel = counted().started()) {
            assertThat(find("calcom.pacing.remaining").gauge().value()).as("nothing is known yet").isNaN();
            camel.call("calcom:me/get");
            assertThat(find("calcom.pacing.remaining").gauge().value()).isEqualTo(119);
            assertThat(find("calcom.pacing.waiting").gauge().value()).isZero();
        }
    }

    @Test
    void tokenRefreshesAreCounted() throws Exception {
        try (RotatingTokenServer tokens = new RotatingTokenServer(); CalcomContext camel = new CalcomContext(tokens.url(), Map.of("meters", meters))) {
            CalcomConfiguration configuration = camel.calcom().getConfiguration();
            configuration.setApiKey(null);
            configuration.setOauthClientId("app");
            configuration.setOauthRefreshToken("refresh-0");
            camel.started();
            assertThat(camel.call("calcom:me/get").getException()).isNull();
            camel.call("calcom:me/get?oauthRefreshToken=stolen");

            assertThat(count("calcom.token.refreshes", "kind", "oauth2", "outcome", "success")).isEqualTo(1);
            assertThat(count("calcom.token.refreshes", "kind", "oauth2", "outcome", "failure")).isEqualTo(1);
        }
    }

    @Test
    void aFeedShowsItsFiguresWhileItsRouteRuns() throws Exception {
        MemoryStateRepository states = new MemoryStateRepository();
        try (FollowedBookings feed = new FollowedBookings(); CalcomContext camel = feed.context(states)) {
            camel.getRegistry().bind("meters", meters);
            feed.failing().add("a");
            feed.bookings().put("a", "accepted");
            feed.bookings().put("b", "accepted");
            camel.routes(feed.route("feed", "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&maxFailures=2")).start();
            String[] tags = { "operation", "bookings/changes", "routeId", "feed" };
            await().untilAsserted(() -> assertThat(count("calcom.feed.dropped", tags)).isEqualTo(1));

            assertThat(count("calcom.feed.delivered", tags)).isEqualTo(1);
            assertThat(count("calcom.feed.failures", tags)).isEqualTo(2);
            assertThat(find("calcom.feed.waiting", tags).gauge().value()).isZero();
            await().untilAsserted(() -> assertThat(count("calcom.feed.duplicates", tags)).isPositive());
            assertThat(find("calcom.feed.watermark", tags).gauge().value()).isPositive();
            assertThat(find("calcom.feed.lag", tags).gauge().value()).isBetween(0.0, 600.0);

            feed.server().answer(503, "{}");
            double before = find("calcom.feed.lag", tags).gauge().value();
            await().untilAsserted(() -> assertThat(find("calcom.feed.lag", tags).gauge().value()).as("while polls fail").isGreaterThan(before + 0.3));

            camel.getRouteController().stopRoute("feed");
            assertThat(find("calcom.feed.lag").meters()).as("a feed that is stopped has no figures").isEmpty();
        }
    }

    @Test
    void aFeedOfALeaderShowsItsFiguresUnderItsRoute(@TempDir Path locks) throws Exception {
        try (FollowedBookings feed = new FollowedBookings(); CalcomContext camel = feed.context(new MemoryStateRepository())) {
            camel.getRegistry().bind("meters", meters);
            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setRoot(locks.toString());
            cluster.setId("node");
            cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
            cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
            camel.addService(cluster);
            feed.bookings().put("a", "accepted");
            camel.routes(feed.route("feed", "master:feed:calcom:bookings/changes?initialDelay=0&delay=20&since=beginning")).start();

            await().untilAsserted(() -> assertThat(count("calcom.feed.delivered", "routeId", "feed")).isEqualTo(1));
            await().untilAsserted(() -> assertThat(health(camel)).isEqualTo(HealthCheck.State.UP));
            feed.server().answer(503, "{}");
            await().untilAsserted(() -> assertThat(health(camel)).as("polls fail").isEqualTo(HealthCheck.State.DOWN));
            camel.getRouteController().stopRoute("feed");
            assertThat(HealthCheckRegistry.get(camel).getCheck("calcom-feed-feed")).isEmpty();
        }
    }

    /** Camel's own check of the route's consumer does not reach the one behind master. */
    private static HealthCheck.State health(CalcomContext camel) {
        return HealthCheckRegistry.get(camel).getCheck("calcom-feed-feed").orElseThrow().call(Map.of()).getState();
    }

    @Test
    void deliveriesAreCountedByWhatBecameOfThem() throws Exception {
        try (ListeningRoute route = new ListeningRoute("platform-http")) {
            route.camel().getRegistry().bind("meters", meters);
            route.doing(exchange -> {
                if (exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_TRIGGER).equals("BOOKING_CANCELLED")) {
                    throw new IllegalStateException("the route fails");
                }
            }).started("triggers=BOOKING_CREATED,BOOKING_CANCELLED");
            RecordedDelivery created = RecordedDelivery.named("BOOKING_CREATED-plain");
            created.sendTo(route.url());
            created.sendTo(route.url());
            created.withSignature("0".repeat(64)).sendTo(route.url());
            created.withContentType("text/plain").sendTo(route.url());
            for (String trigger : List.of("BOOKING_CANCELLED", "BOOKING_REJECTED")) {
                RecordedDelivery.signed("{\"triggerEvent\":\"" + trigger + "\",\"createdAt\":\"2026-11-22T23:55:25.778Z\",\"payload\":{\"uid\":\"u\"}}",
                        ListeningRoute.SECRET).sendTo(route.url());
            }

            assertThat(deliveries("outcome", "accepted", "reason", "none")).isEqualTo(1);
            assertThat(deliveries("outcome", "duplicate")).isEqualTo(1);
            assertThat(deliveries("outcome", "refused", "reason", "unauthorized")).isEqualTo(1);
            assertThat(deliveries("outcome", "refused", "reason", "not-json")).isEqualTo(1);
            assertThat(deliveries("outcome", "failed")).isEqualTo(1);
            assertThat(deliveries("outcome", "unwanted")).isEqualTo(1);
        }
    }

    private double deliveries(String... tags) {
        return meters.find("calcom.webhook.deliveries").tag("operation", "webhooks/events").tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count()).sum();
    }

    @Test
    void contextsAndComponentsThatShareARegistryDoNotMixTheirFigures() throws Exception {
        try (CalcomContext first = counted(); CalcomContext second = counted()) {
            CalcomComponent eu = new CalcomComponent();
            eu.setConfiguration(first.calcom().getConfiguration().copy());
            first.addComponent("calcom-eu", eu);
            first.started();
            second.started();
            first.call("calcom:me/get");
            first.call("calcom-eu:me/get");
            first.call("calcom-eu:me/get");
            second.call("calcom:me/get");

            assertThat(calls("camelContext", first.getName(), "component", "calcom")).isEqualTo(1);
            assertThat(calls("camelContext", first.getName(), "component", "calcom-eu")).isEqualTo(2);
            assertThat(calls("camelContext", second.getName())).isEqualTo(1);
            assertThat(find("calcom.pacing.waiting").gauges()).hasSize(3);

            first.stop();
            assertThat(find("calcom.pacing.waiting").gauges()).as("nothing holds on to a context that is stopped").hasSize(1)
                    .allSatisfy(gauge -> assertThat(gauge.getId().getTag("camelContext")).isEqualTo(second.getName()));
        }
    }

    @Test
    void everyMeterSaysWhoseItIs() throws Exception {
        try (CalcomContext camel = counted().started()) {
            camel.call("calcom:me/get");
            assertThat(meters.getMeters()).isNotEmpty().extracting(Meter::getId).allSatisfy(id -> {
                assertThat(id.getName()).startsWith("calcom.");
                assertThat(id.getTag("camelContext")).isEqualTo(camel.getName());
                assertThat(id.getTag("component")).isEqualTo("calcom");
            });
        }
    }

    @Test
    void withoutARegistryNothingIsCounted() throws Exception {
        try (CalcomContext camel = new CalcomContext(server.url()).started()) {
            camel.call("calcom:me/get");
            assertThat(camel.calcom().runtime().meters()).isNull();
        }
    }
}
