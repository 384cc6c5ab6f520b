/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServer;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Given many accounts whose feeds share the threads of feedThreads, when some of them are slow, limited or dead, then the others go on. */
@Timeout(1_800)
class FeedThreadsTest {

    private static final int THREADS = 4;
    private static final int HEALTHY = 5;
    /** Longer than a quick poll may take. */
    private static final long SLOW_MILLIS = 5_500;

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Set<HttpServerRequest> held = ConcurrentHashMap.newKeySet();
    private ScriptedServer server;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer().answer(this::answer);
        camel = new CalcomContext(server.url());
        camel.calcom().setFeedThreads(THREADS);
        // a poll that the server holds up does not end
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
        for (int account = 1; account <= HEALTHY; account++) {
            follow("healthy" + account, "");
        }
        for (int account = 1; account <= HEALTHY; account++) {
            awaitRequests("healthy" + account, 2);
        }
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
    }

    private void answer(HttpServerRequest request) {
        String account = request.getHeader("authorization").substring("Bearer cal_test_".length());
        int number = requests.computeIfAbsent(account, first -> new AtomicInteger()).incrementAndGet();
        request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT");
        if (account.startsWith("dead")) {
            ScriptedServer.json(request, 401, "{\"status\":\"error\",\"error\":{\"message\":\"Your API key is not valid\"}}");
        } else if (account.startsWith("limited")) {
            request.response().putHeader("x-ratelimit-limit-default", "120").putHeader("x-ratelimit-remaining-default", "0")
                    .putHeader("x-ratelimit-reset-default", "150");
            request.response().putHeader("content-type", "application/json").end("{\"status\":\"success\",\"data\":[]}");
        } else if (account.startsWith("slow") && number > 2) {
            held.add(request);
        } else if (account.startsWith("slow") && number == 2) {
            server.vertx().setTimer(SLOW_MILLIS, timer -> empty(request));
        } else {
            empty(request);
        }
    }

    private static void empty(HttpServerRequest request) {
        ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[]}");
    }

    private void follow(String account, String options) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=20&feedName=" + account + "&apiKey=cal_test_" + account + options)
                        .routeId(account).log("${body}");
            }
        });
    }

    private int requests(String account) {
        AtomicInteger number = requests.get(account);
        return number == null ? 0 : number.get();
    }

    private void awaitRequests(String account, int number) {
        await().atMost(Duration.ofMinutes(10)).until(() -> requests(account) >= number);
    }

    private void assertThatTheHealthyGoOn() {
        for (int account = 1; account <= HEALTHY; account++) {
            awaitRequests("healthy" + account, requests("healthy" + account) + 3);
        }
    }

    private CalcomConsumer consumer(String account) {
        return (CalcomConsumer) camel.getRoute(account).getConsumer();
    }

    @Test
    void accountsWhoseServerIsSlowHoldHalfOfTheThreads() throws Exception {
        for (int account = 1; account <= THREADS; account++) {
            follow("slow" + account, "&since=beginning&requestTimeout=600000&totalTimeout=600000");
        }
        await().atMost(Duration.ofMinutes(10)).until(() -> held.size() == THREADS / 2);

        assertThatTheHealthyGoOn();
        assertThat(held).as("the other slow accounts wait for a thread").hasSize(THREADS / 2);

        camel.getRouteController().stopRoute("slow1");
        camel.removeRoute("slow1");
        assertThat(camel.getRoute("slow1")).isNull();
    }

    @Test
    void accountsThatWaitForTheirLimitHoldHalfOfTheThreadsAndHaveNotFailed() throws Exception {
        for (int account = 1; account <= THREADS; account++) {
            // the first poll makes one call, which uses the limit up
            follow("limited" + account, "");
        }
        for (int account = 1; account <= THREADS; account++) {
            awaitRequests("limited" + account, 1);
        }
        await().atMost(Duration.ofMinutes(10))
                .until(() -> camel.calcom().runtime().pacers().stream().mapToInt(pacer -> pacer.waiting()).sum() == THREADS / 2);

        assertThatTheHealthyGoOn();
        for (int account = 1; account <= THREADS; account++) {
            assertThat(requests("limited" + account)).isEqualTo(1);
            assertThat(consumer("limited" + account).getErrorCounter()).isZero();
        }
    }

    @Test
    void anAccountWithADeadKeyIsLoggedOnceAndItsHealthCheckIsDown() throws Exception {
        try (LoggedLines lines = new LoggedLines(Level.INFO)) {
            follow("dead", "");
            awaitRequests("dead", 5);
            assertThatTheHealthyGoOn();

            assertThat(lines.texts()).filteredOn(text -> text.startsWith("WARN") && text.contains("olling endpoint")).singleElement()
                    .asString().contains("dead", "401").doesNotContain("cal_test_dead");
        }
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));
        assertThat(HealthCheckHelper.invokeReadiness(camel)).filteredOn(result -> result.getState() == HealthCheck.State.DOWN)
                .extracting(result -> result.getCheck().getId()).containsExactly("consumer:dead");
    }

    @Test
    void feedsHaveNoThreadsOfTheirOwn() throws Exception {
        for (int account = 1; account <= 50; account++) {
            follow("more" + account, "");
        }
        for (int account = 1; account <= 50; account++) {
            awaitRequests("more" + account, 2);
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.contains("calcom:")).filteredOn(name -> name.contains("CalcomFeed")).hasSizeLessThanOrEqualTo(THREADS / 2);
    }

    @Test
    void aSchedulerOfTheEndpointIsUsedInstead() throws Exception {
        camel.getRegistry().bind("own", camel.getExecutorServiceManager().newScheduledThreadPool(this, "own", 1));
        follow("own", "&scheduledExecutorService=#own");
        awaitRequests("own", 2);

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).anyMatch(name -> name.contains("own"));
    }

    @Test
    void oneThreadIsTooFew() throws Exception {
        try (CalcomContext other = new CalcomContext(server.url())) {
            other.calcom().setFeedThreads(1);
            assertThatThrownBy(other::start).hasStackTraceContaining("The option feedThreads must be 0, or 2 or more, but is 1");
        }
    }
}
