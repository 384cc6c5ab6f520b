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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelcalcom.support.RefusingPort;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

/** What the transport says of how far a failed request came. NOT_SENT means: whoever sends it again cannot do anything twice. */
@Timeout(600)
class StageTest {

    private static final long REFUSED_STREAM = 7;

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        // one event loop: what a timer of this Vertx says has happened after everything that had arrived before
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void noConnectionIsNotSent() throws Exception {
        try (RefusingPort nobody = new RefusingPort(); Transport transport = transport(SettingsBuilder.to(nobody.url()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(outcome.failure()).hasMessageContaining("127.0.0.1:" + nobody.port()).hasMessageContaining("refused");
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
    void soIsWhatCannotBeSentSinceItsVertxIsClosed() throws Exception {
        try (ScriptedServer api = new ScriptedServer()) {
            Vertx closed = Vertx.vertx();
            Transport transport = new VertxTransport(closed, SettingsBuilder.to(api.url()).build());
            closed.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);

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

    /** Takes all places in the queue of a server that accepts nobody. */
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

            WireOutcome outcome = WireOutcome.send(transport, "POST", "/v2/bookings", "{}", 500).await();

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.SENT);
            assertThat(outcome.failure()).isInstanceOf(TimeoutException.class).hasMessageContainingAll("500 ms", "requestTimeout");
            await().untilAsserted(() -> assertThat(api.received()).hasSize(1));
        }
    }

    @Test
    void aCallThatWaitedForAConnectionInVainIsNotSentAndHoldsNone() throws Exception {
        AtomicReference<HttpServerRequest> held = new AtomicReference<>();
        try (ScriptedServer api = new ScriptedServer().answer(held::set);
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(1))) {
            WireOutcome first = WireOutcome.send(transport, "GET", "/v2/first", null, 60_000);
            await().until(() -> held.get() != null);

            WireOutcome second = WireOutcome.send(transport, "POST", "/v2/second", "{}", 200).await();
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
             Transport transport = transport(SettingsBuilder.to(api.url()))) {
            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
            connections.forEach(HttpConnection::close);
            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
            CountDownLatch noticed = new CountDownLatch(1);
            vertx.setTimer(1, ignored -> noticed.countDown());
            assertThat(noticed.await(60, TimeUnit.SECONDS)).isTrue();

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.failure()).isNull();
            assertThat(connections).hasSize(2);
        }
    }

    /** The server would close after one second; a request that comes shortly before could cross with that. */
    @Test
    void aConnectionIsNotUsedAgainShortlyBeforeItsServerClosesIt() throws Exception {
        Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
        AtomicLong now = new AtomicLong();
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 connections.add(request.connection());
                 request.response().putHeader("Keep-Alive", "timeout=1");
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = new VertxTransport(vertx, SettingsBuilder.to(api.url()).build(), now::get)) {
            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);
            now.addAndGet(Duration.ofMillis(600).toNanos());

            assertThat(WireOutcome.of(transport).status()).isEqualTo(200);

            assertThat(connections).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aConnectionThatEndsWithoutAnAnswerIsSent(boolean http2) throws Exception {
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server").setUseAlpn(http2))
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

    @Test
    void aStreamThatTheServerRefusedWasNotExecuted() throws Exception {
        try (ScriptedServer api = http2(request -> request.response().reset(REFUSED_STREAM));
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            WireOutcome outcome = WireOutcome.of(transport);

            assertThat(outcome.stage()).isEqualTo(Transport.Stage.NOT_SENT);
            assertThat(outcome.failure()).hasMessageContaining("refused it before doing anything with it");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 2, 8 })
    void aStreamThatTheServerEndedForAnotherReasonMayHaveBeenExecuted(long code) throws Exception {
        try (ScriptedServer api = http2(request -> request.response().reset(code));
             Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()))) {

            assertThat(WireOutcome.of(transport).stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    /** A server that is about to stop says which requests it has not looked at. */
    @Test
    void ofAServerThatTakesLeaveOnlyWhatItLeftOutIsNotSent() throws Exception {
        AtomicReference<HttpServerRequest> first = new AtomicReference<>();
        try (ScriptedServer api = http2(request -> {
                 if (request.uri().equals("/v2/first")) {
                     first.set(request);
                 } else {
                     request.connection().goAway(0, 1);
                 }
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(1).ssl(TestCertificates.trusting()))) {
            WireOutcome executed = WireOutcome.send(transport, "POST", "/v2/first", "{}", 60_000);
            await().until(() -> first.get() != null);

            WireOutcome leftOut = WireOutcome.send(transport, "POST", "/v2/second", "{}", 60_000).await();
            assertThat(leftOut.stage()).isEqualTo(Transport.Stage.NOT_SENT);

            first.get().connection().close();
            assertThat(executed.await().stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    /** Closing says GOAWAY too, but to the server: that one has read the request. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void whatIsUnderWayWhenTheTransportIsClosedIsSent(boolean http2) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server").setUseAlpn(http2))
                .answer(request -> arrived.countDown())) {
            Transport transport = transport(SettingsBuilder.to(api.url()).ssl(TestCertificates.trusting()));
            WireOutcome outcome = WireOutcome.send(transport, "POST", "/v2/bookings", "{}", 60_000);
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

            transport.close();

            assertThat(outcome.await().stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    private static ScriptedServer http2(Handler<HttpServerRequest> script) throws Exception {
        return new ScriptedServer(TestCertificates.server("server").setUseAlpn(true)).answer(script);
    }

    private static Transport transport(SettingsBuilder settings) {
        return new VertxTransport(vertx, settings.build());
    }
}
