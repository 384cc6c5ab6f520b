/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What HttpClient does by itself, and must not do here. */
@Timeout(1_800)
class HttpTransportTest {

    private final AtomicInteger errors = new AtomicInteger();
    @TempDir
    private Path folder;

    /** Given callers whose stack is almost full, when they run into a StackOverflowError while they send, then later calls still work. */
    @Test
    void anErrorWhileSendingDoesNotCloseTheConnectionsOfTheOthers() throws Exception {
        try (ScriptedServer api = new ScriptedServer(); Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).build())) {
            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
            Thread thread = new Thread(null, () -> sendAtTheEndOfTheStack(transport), "small stack", 256 * 1024);
            thread.start();
            thread.join(TimeUnit.SECONDS.toMillis(120));

            assertThat(errors.get()).isPositive();
            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
        }
    }

    private void sendAtTheEndOfTheStack(Transport transport) {
        try {
            sendAtTheEndOfTheStack(transport);
        } catch (StackOverflowError e) {
            if (errors.get() < 200) {
                errors.incrementAndGet();
                WireOutcome.of(transport, "GET", "/v2/me", null);
            }
        }
    }

    @Test
    void aBusyServerIsNotAskedAgainAndARedirectIsNotFollowed() throws Exception {
        for (int status : new int[] { 429, 503, 301, 307, 308 }) {
            try (ScriptedServer api = new ScriptedServer().answer(request -> request.response().setStatusCode(status)
                         .putHeader("retry-after", "0").putHeader("location", "/v2/elsewhere").end());
                 Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).build())) {

                assertThat(WireOutcome.of(transport).status()).isEqualTo(status);

                assertThat(api.received()).as("requests after " + status).hasSize(1);
            }
        }
    }

    @Test
    void cookiesAreNotKeptAndNoUpgradeIsAskedFor() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 request.response().putHeader("set-cookie", "session=1; Path=/");
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).build())) {
            WireOutcome.of(transport);
            WireOutcome.of(transport);

            assertThat(api.received()).hasSize(2).allSatisfy(received -> {
                assertThat(received.headers().contains("cookie")).isFalse();
                assertThat(received.headers().contains("upgrade")).isFalse();
                assertThat(received.headers().getAll("user-agent")).containsExactly("camel-calcom");
            });
        }
    }

    /** Given a server that challenges, when a call is refused with 401, then no credential is sent a second time. */
    @Test
    void aChallengeIsNotAnswered() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 request.response().putHeader("www-authenticate", "Basic realm=\"x\"");
                 ScriptedServer.json(request, 401, "{}");
             });
             Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).build())) {

            assertThat(WireOutcome.of(transport).status()).isEqualTo(401);

            assertThat(api.received()).hasSize(1);
        }
    }

    /** Given a caller that waits for the only connection, when the transport is closed, then the wait ends as one of a request that was not sent. */
    @Test
    void aWaitForAConnectionEndsWithTheTransport() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (ScriptedServer api = new ScriptedServer().answer(request -> arrived.countDown())) {
            HttpTransport transport = new HttpTransport(SettingsBuilder.to(api.url()).maxConnections(1).build());
            WireOutcome.Pending first = WireOutcome.send(transport, "POST", "/v2/first", "{}", 3_600_000);
            assertThat(arrived.await(300, TimeUnit.SECONDS)).isTrue();
            WireOutcome.Pending second = WireOutcome.send(transport, "POST", "/v2/second", "{}", 3_600_000);
            await().until(() -> transport.waiting() == 1);

            transport.close();

            assertThat(first.await().stage()).isEqualTo(Transport.Stage.SENT);
            assertThat(second.await().stage()).isEqualTo(Transport.Stage.NOT_SENT);
        }
    }

    /** Given fifty connections, when a thousand callers want one, then no more are opened, and all are served. */
    @Test
    void aFileThatIsGoneTakesNoPlaceOfTheAnswersThatAreRead() throws Exception {
        byte[] image = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
        try (ScriptedServer api = new ScriptedServer();
             HttpTransport transport = new HttpTransport(SettingsBuilder.to(api.url()).maxConnections(2).build())) {
            for (int call = 0; call < 3; call++) {
                Path file = Files.write(folder.resolve("cover.png"), image);
                UploadedFile gone = UploadedFile.of(OperationResolver.resolve("event-cover-image/upload"), file.toFile());
                Files.delete(file);
                TransportRequest request = new TransportRequest("POST", "/v2/file", null, FixedAuthentication.none().current(), TransportRequest.JSON,
                        null, gone);

                assertThatThrownBy(() -> transport.open(request, 60_000)).isInstanceOfSatisfying(TransportException.class,
                        failure -> assertThat(failure.stage()).isEqualTo(Transport.Stage.NOT_SENT)).hasMessageContaining("cover.png");
            }
        }
    }

    @Test
    void aThousandCallersShareFiftyConnections() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<HttpServerRequest> held = new ArrayList<>();
        CountDownLatch full = new CountDownLatch(50);
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 most.accumulateAndGet(open.incrementAndGet(), Math::max);
                 if (full.getCount() > 0) {
                     held.add(request);
                     full.countDown();
                     if (full.getCount() == 0) {
                         held.forEach(each -> end(each, open));
                     }
                 } else {
                     end(request, open);
                 }
             });
             Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).maxConnections(50).build())) {
            List<WireOutcome.Pending> calls = new ArrayList<>();
            for (int call = 0; call < 1_000; call++) {
                calls.add(WireOutcome.send(transport, "GET", "/v2/me", null, 300_000));
            }

            for (WireOutcome.Pending call : calls) {
                assertThat(call.await().status()).isEqualTo(200);
            }
            assertThat(most.get()).isEqualTo(50);
        }
    }

    private static void end(HttpServerRequest request, AtomicInteger open) {
        open.decrementAndGet();
        ScriptedServer.json(request, 200, "{}");
    }
}
