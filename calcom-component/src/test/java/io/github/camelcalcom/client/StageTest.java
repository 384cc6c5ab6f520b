/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

/** What the transport says of how far a failed request came. NOT_SENT means: whoever sends it again cannot do anything twice. */
@Timeout(1_800)
class StageTest {

    @Test
    void noConnectionIsNotSent() throws Exception {
        try (RefusingPort refusingPort = new RefusingPort(); Transport transport = transport(SettingsBuilder.to(refusingPort.url()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(outcome.failure()).hasMessageContaining("127.0.0.1:" + refusingPort.port()).hasMessageContaining("refused");
        }
    }

    @Test
    void whatAClosedTransportIsAskedToSendIsNotSent() throws Exception {
        try (ScriptedServer api = new ScriptedServer()) {
            Transport transport = transport(SettingsBuilder.to(api.url()));
            transport.close();

            assertThat(WireOutcome.of(transport).stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(api.received()).isEmpty();
        }
    }

    @Test
    void aConnectionThatDoesNotComeAboutInTimeIsNotSent() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            try (Transport transport = transport(SettingsBuilder.to("http://127.0.0.1:" + full.getLocalPort())
                    .connectTimeout(Duration.ofMillis(300)))) {

                WireOutcome outcome = WireOutcome.of(transport);

                assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
                assertThat(outcome.failure()).hasMessageContaining("option connectTimeout");
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Takes all places in the queue of a server that accepts no connection. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int attempt = 0; attempt < 16; attempt++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 500);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        abort("This system lets more connections wait than a server asks for");
    }

    @Test
    void anAnswerThatIsTooSlowIsSent() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> { });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            WireOutcome outcome = WireOutcome.of(transport, "POST", "/v2/bookings", "{}", 500);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.SENT);
            assertThat(outcome.failure()).hasCauseInstanceOf(TimeoutException.class).hasMessageContainingAll("500 ms", "requestTimeout");
            await().untilAsserted(() -> assertThat(api.received()).hasSize(1));
        }
    }

    @Test
    void aCallThatWaitedForAConnectionInVainIsNotSentAndHoldsNone() throws Exception {
        AtomicReference<HttpServerRequest> held = new AtomicReference<>();
        try (ScriptedServer api = new ScriptedServer().answer(held::set);
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(1))) {
            WireOutcome.Pending first = WireOutcome.send(transport, "GET", "/v2/first", null, 60_000);
            await().until(() -> held.get() != null);

            WireOutcome second = WireOutcome.of(transport, "POST", "/v2/second", "{}", 200);
            assertThat(second.stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(second.failure()).hasMessageContaining("no connection within 200 ms");

            api.answer(200, "{}");
            ScriptedServer.json(held.get(), 200, "{}");
            assertThat(first.await().status()).isEqualTo(200);
            assertThat(WireOutcome.of(transport, "GET", "/v2/third", null).status()).isEqualTo(200);
            assertThat(api.received()).extracting(ScriptedServer.Received::uri).containsExactly("/v2/first", "/v2/third");
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileNobodyUsedItIsNotUsed() throws Exception {
        Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 connections.add(request.connection());
                 request.connection().closeHandler(ignored -> closed.countDown());
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = new HttpTransport(SettingsBuilder.to(api.url()).build(), new DeadlineWatch(), true, TimeValue.ZERO_MILLISECONDS)) {
            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
            connections.forEach(HttpConnection::close);
            assertThat(closed.await(300, TimeUnit.SECONDS)).isTrue();

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.failure()).isNull();
            assertThat(connections).hasSize(2);
        }
    }

    /** A request that crosses with the server's end of the connection is lost. */
    @Test
    void aConnectionIsNotUsedAgainWhenItsServerIsAboutToCloseIt() throws Exception {
        Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 connections.add(request.connection());
                 request.response().putHeader("Keep-Alive", "timeout=0");
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {
            for (int call = 0; call < 50; call++) {
                assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
            }

            assertThat(connections).hasSize(50);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "timeout=5          | 4000", "timeout=1           | 500", "max=100, timeout=20 | 19000", "TIMEOUT = 5;max=1 | 4000",
            "timeout=3600       | 30000", "timeout=31          | 30000", "max=100            | 30000", "timeout=soon      | 30000" })
    void aConnectionIsKeptForAsLongAsItsServerSaysLessAMargin(String header, long millis) {
        assertThat(HttpTransport.KeepAlive.duration(header)).isEqualTo(TimeValue.ofMilliseconds(millis));
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsSent() throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server"))
                     .answer(request -> request.connection().close());
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            assertThat(WireOutcome.of(transport).stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAnswered() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 request.response().putHeader("content-length", "1000");
                 request.response().write("{").onSuccess(ignored -> request.connection().close());
             });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            assertThat(WireOutcome.of(transport).stage()).isEqualTo(Transport.Stage.ANSWERED);
        }
    }

    /** No single wait for a byte is too long, but the answer as a whole. */
    @Test
    void anAnswerThatDripsEndsWithTheTimeOfTheRequest() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 request.response().setChunked(true).putHeader("content-type", "application/json").write("[1");
                 drip(request);
             });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            WireOutcome outcome = WireOutcome.of(transport, "POST", "/v2/bookings", "{}", 1_000);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.ANSWERED);
            assertThat(outcome.failure()).hasMessageContainingAll("no complete answer within 1000 ms", "requestTimeout");
        }
    }

    @Test
    void aRequestThatIsUnderWayWhenTheTransportIsClosedIsSent() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server"))
                .answer(request -> arrived.countDown())) {
            Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()));
            WireOutcome.Pending outcome = WireOutcome.send(transport, "POST", "/v2/bookings", "{}", 60_000);
            assertThat(arrived.await(300, TimeUnit.SECONDS)).isTrue();

            transport.close();

            assertThat(outcome.await().stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    private static void drip(HttpServerRequest request) {
        request.response().write(" ").onSuccess(written -> Vertx.currentContext().owner().setTimer(50, ignored -> drip(request)));
    }

    private static Transport transport(SettingsBuilder settings) {
        return new HttpTransport(settings.build());
    }
}
