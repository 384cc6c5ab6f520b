/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.junit5;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.RateLimit;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The nested classes are tests as users write them. JUnit runs them as it runs users' tests, and the results are checked. */
@Timeout(1_800)
class CalcomSandboxExtensionTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The URLs of the sandboxes by the names of the tests that use them. */
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    @BeforeEach
    void forget() {
        URLS.clear();
    }

    @Test
    void aStaticFieldIsOneSandboxForTheClassAndItsNestedClasses() {
        run(OnePerClass.class).testEvents().assertStatistics(all -> all.succeeded(3));

        assertThat(URLS.values()).hasSize(3).containsOnly(URLS.get("first"));
        assertStopped();
    }

    @Test
    void anInstanceFieldIsOneSandboxForEachTest() {
        run(OnePerTest.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(URLS.values()).doesNotHaveDuplicates().hasSize(2);
        assertStopped();
    }

    @Test
    void anInstanceFieldOfAClassWithOneInstanceIsOneSandboxForTheClass() {
        run(OneInstance.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(URLS.values()).hasSize(2).containsOnly(URLS.get("first"));
        assertStopped();
    }

    @Test
    void aClassExtendedWithItGetsTheSandboxAsParameter() {
        run(ByParameter.class).testEvents().assertStatistics(all -> all.succeeded(1));

        assertStopped();
    }

    @Test
    void aSandboxIsResetBetweenTestsAndPreparedAgain() {
        run(WithReset.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(URLS.values()).hasSize(2).containsOnly(URLS.get("first"));
        assertStopped();
    }

    @Test
    void aSandboxWithResetRefusesParallelTests() {
        EngineExecutionResults results = runInParallel(ResetInParallel.class);

        results.testEvents().assertStatistics(all -> all.succeeded(1).failed(1));
        Throwable failure = failureOf(results);
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("resetBetweenTests()")
                .hasMessageContaining("instance field");
        assertStopped();
    }

    @Test
    void parallelClassesHaveSandboxesOfTheirOwn() {
        runInParallel(OnePerClass.class, OnePerTest.class, ByParameter.class).testEvents().assertStatistics(all -> all.failed(0).succeeded(6));

        assertStopped();
    }

    @Test
    void parallelClassesThatInheritOneFieldShareTheSandbox() {
        Shared.MET = new CountDownLatch(2);

        runInParallel(SharingOne.class, SharingTwo.class).testEvents().assertStatistics(all -> all.succeeded(2));

        assertThat(URLS.values()).hasSize(2).containsOnly(URLS.get("SharingOne"));
        assertStopped();
    }

    @Test
    void theSandboxOfAClassIsStoppedWhenAnotherExtensionCannotStart() {
        run(BesideABrokenExtensionOfTheClass.class).allEvents().assertStatistics(all -> all.failed(1));

        assertThat(URLS).isNotEmpty();
        assertStopped();
    }

    @Test
    void theSandboxOfATestIsStoppedWhenAnotherExtensionCannotStart() {
        run(BesideABrokenExtensionOfTheTest.class).testEvents().assertStatistics(all -> all.failed(1));

        assertThat(URLS).isNotEmpty();
        assertStopped();
    }

    @Test
    void aSandboxThatCannotBePreparedIsStoppedAndFailsTheClass() {
        EngineExecutionResults results = run(Unprepared.class);

        assertThat(failureOf(results)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookings/creat");
        assertStopped();
    }

    @Test
    void aFailedTestReportsTheCallsAndTheWebhooksThatDidNotArrive() {
        List<ReportEntry> entries = run(Failing.class).testEvents().reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class)).toList();

        assertThat(entries).hasSize(1);
        String report = entries.get(0).getKeyValuePairs().get(CalcomSandboxExtension.REPORT_KEY);
        assertThat(report).contains("4 call(s)")
                .containsPattern("GET /v2/me \\(me/get\\) 503 \\[fault: .+]")
                .containsPattern("GET /v2/nowhere \\(no such route\\) 404")
                .containsPattern("POST /v2/bookings \\(bookings/create\\) 201")
                .containsPattern("did not arrive: 1\\R.*BOOKING_CREATED to http://127\\.0\\.0\\.1:1/hook: .*[Cc]onnection refused")
                .doesNotContain("cal_");
    }

    @Test
    void aTestThatPassesReportsNothing() {
        assertThat(run(OnePerTest.class).testEvents().reportingEntryPublished().count()).isZero();
    }

    @Test
    void withoutJUnitThereIsNoSandbox() {
        assertThatThrownBy(() -> new CalcomSandboxExtension().url()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    private static EngineExecutionResults run(Class<?>... classes) {
        return run(false, classes);
    }

    private static EngineExecutionResults runInParallel(Class<?>... classes) {
        return run(true, classes);
    }

    private static EngineExecutionResults run(boolean parallel, Class<?>... classes) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toArray(org.junit.platform.engine.DiscoverySelector[]::new))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", Boolean.toString(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    private static Throwable failureOf(EngineExecutionResults results) {
        return results.allEvents().failed().stream().map(Event::getPayload)
                .map(payload -> ((org.junit.platform.engine.TestExecutionResult) payload.orElseThrow()).getThrowable().orElseThrow())
                .findFirst().orElseThrow();
    }

    private static void assertStopped() {
        assertThat(URLS).isNotEmpty().allSatisfy((test, url) -> assertThatThrownBy(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(url).getPort())) {
                socket.getInputStream();
            }
        }).as("connection to the sandbox of " + test).isInstanceOf(ConnectException.class));
    }

    private static int status(CalcomSandbox sandbox, String method, String path, String body) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json").header("cal-api-version", "2024-08-13")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static int book(CalcomSandbox sandbox, String start) throws IOException, InterruptedException {
        return status(sandbox, "POST", "/v2/bookings", """
                {"eventTypeId":1,"start":"%s","attendee":{"name":"Ada","email":"ada@example.com","timeZone":"Europe/London"}}"""
                .formatted(start));
    }

    static class OnePerClass {

        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = new CalcomSandboxExtension();

        @Test
        void first() {
            URLS.put("first", CALCOM.url());
        }

        @Test
        void second(CalcomSandbox sandbox) {
            assertThat(sandbox).isSameAs(CALCOM.sandbox());
            URLS.put("second", sandbox.url());
        }

        @Nested
        class Within {

            @Test
            void third() {
                URLS.put("third", CALCOM.url());
            }
        }
    }

    static class OnePerTest {

        @RegisterExtension
        final CalcomSandboxExtension calcom = CalcomSandboxExtension.builder()
                .settings(settings -> settings.profile(SandboxProfile.SELF_HOSTED).rateLimit(
                        new RateLimit(1, Duration.ofSeconds(60), Duration.ofSeconds(60))))
                .prepare(sandbox -> sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z")))
                .build();

        @Test
        void first(CalcomSandbox sandbox) throws Exception {
            URLS.put("firstOfTwo", sandbox.url());
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(200);
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(429);
        }

        @Test
        void second(CalcomSandbox sandbox) throws Exception {
            URLS.put("secondOfTwo", sandbox.url());
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(200);
            assertThat(sandbox.clock().instant()).isEqualTo("2026-11-23T09:00:00Z");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        @RegisterExtension
        final CalcomSandboxExtension calcom = new CalcomSandboxExtension();

        @Test
        void first() {
            URLS.put("first", calcom.url());
        }

        @Test
        void second() {
            URLS.put("second", calcom.url());
        }
    }

    @ExtendWith(CalcomSandboxExtension.class)
    static class ByParameter {

        private static CalcomSandbox given;

        @BeforeAll
        static void given(CalcomSandbox sandbox) {
            given = sandbox;
        }

        @Test
        void theSandboxIsThatOfTheClass(CalcomSandbox sandbox) throws Exception {
            URLS.put("byParameter", sandbox.url());
            assertThat(sandbox).isSameAs(given);
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(200);
        }
    }

    static class WithReset {

        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder()
                .prepare(sandbox -> sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z")))
                .prepare(sandbox -> sandbox.faults().on("me/get").times(1).inject(Fault.answerInstead(FaultAnswer.json(503))))
                .resetBetweenTests().build();

        @Test
        void first(CalcomSandbox sandbox) throws Exception {
            URLS.put("first", sandbox.url());
            isAsAtTheStart(sandbox);
        }

        @Test
        void second(CalcomSandbox sandbox) throws Exception {
            URLS.put("second", sandbox.url());
            isAsAtTheStart(sandbox);
        }

        private static void isAsAtTheStart(CalcomSandbox sandbox) throws Exception {
            assertThat(sandbox.bookings()).isEmpty();
            assertThat(sandbox.calls()).isEmpty();
            assertThat(sandbox.clock().instant()).isEqualTo("2026-11-23T09:00:00Z");
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(503);
            assertThat(status(sandbox, "GET", "/v2/me", "")).isEqualTo(200);
            assertThat(book(sandbox, "2026-12-01T09:00:00Z")).isEqualTo(201);
            sandbox.clock().advance(Duration.ofDays(1));
            sandbox.faults().everywhere().inject(Fault.answerInstead(FaultAnswer.json(500)));
            sandbox.refuseConnections();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ResetInParallel {

        private static final CountDownLatch ONE_FAILED = new CountDownLatch(1);

        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder().resetBetweenTests().build();

        @RegisterExtension
        static final org.junit.jupiter.api.extension.AfterEachCallback FAILED = context -> {
            if (context.getExecutionException().isPresent()) {
                ONE_FAILED.countDown();
            }
        };

        @Test
        void first() throws InterruptedException {
            waitForTheOther();
        }

        @Test
        void second() throws InterruptedException {
            waitForTheOther();
        }

        private static void waitForTheOther() throws InterruptedException {
            URLS.put("the one that runs", CALCOM.url());
            assertThat(ONE_FAILED.await(300, TimeUnit.SECONDS)).isTrue();
        }
    }

    abstract static class Shared {

        private static CountDownLatch MET;

        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = new CalcomSandboxExtension();

        @Test
        void bothRunOnOneSandbox() throws Exception {
            URLS.put(getClass().getSimpleName(), CALCOM.url());
            MET.countDown();
            assertThat(MET.await(300, TimeUnit.SECONDS)).isTrue();
        }

        @AfterEach
        void itRunsStill() throws Exception {
            assertThat(status(CALCOM.sandbox(), "GET", "/v2/me", "")).isEqualTo(200);
        }
    }

    static class SharingOne extends Shared {
    }

    static class SharingTwo extends Shared {
    }

    static class BesideABrokenExtensionOfTheClass {

        @Order(1)
        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder()
                .prepare(sandbox -> URLS.put("besideABrokenOne", sandbox.url())).build();

        @Order(2)
        @RegisterExtension
        static final BeforeAllCallback BROKEN = context -> {
            throw new IllegalStateException("cannot start");
        };

        @Test
        void isNeverRun() {
            throw new AssertionError("is never run");
        }
    }

    static class BesideABrokenExtensionOfTheTest {

        @Order(1)
        @RegisterExtension
        final CalcomSandboxExtension calcom = CalcomSandboxExtension.builder()
                .prepare(sandbox -> URLS.put("besideABrokenOne", sandbox.url())).build();

        @Order(2)
        @RegisterExtension
        final BeforeEachCallback broken = context -> {
            throw new IllegalStateException("cannot start");
        };

        @Test
        void isNeverRun() {
            throw new AssertionError("is never run");
        }
    }

    static class Unprepared {

        @RegisterExtension
        static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder()
                .prepare(sandbox -> URLS.put("unprepared", sandbox.url()))
                .prepare(sandbox -> sandbox.faults().on("bookings/creat")).build();

        @Test
        void isNeverRun() {
            throw new AssertionError("is never run");
        }
    }

    static class Failing {

        @RegisterExtension
        final CalcomSandboxExtension calcom = new CalcomSandboxExtension();

        @Test
        void fails(CalcomSandbox sandbox) throws Exception {
            sandbox.clock().stopAt(Instant.parse("2026-11-23T09:00:00Z"));
            sandbox.faults().on("me/get").times(1).inject(Fault.answerInstead(FaultAnswer.json(503)));
            status(sandbox, "GET", "/v2/me", "");
            status(sandbox, "GET", "/v2/nowhere", "");
            status(sandbox, "POST", "/v2/webhooks", """
                    {"active":true,"subscriberUrl":"http://127.0.0.1:1/hook","triggers":["BOOKING_CREATED"]}""");
            book(sandbox, "2026-12-01T09:00:00Z");
            throw new AssertionError("as the test wants it");
        }
    }
}
