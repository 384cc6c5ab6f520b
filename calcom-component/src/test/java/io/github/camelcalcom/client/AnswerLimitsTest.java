package io.github.camelcalcom.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.auth.ApiKeyAuthentication;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are too much, and answers that nobody reads. */
@Timeout(600)
class AnswerLimitsTest {

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void headersUpTo32KilobytesAreRead() throws Exception {
        try (ScriptedServer api = new ScriptedServer().answer(request -> {
                 int size = Integer.parseInt(request.getParam("size"));
                 request.response().putHeader("x-large", "x".repeat(size));
                 ScriptedServer.json(request, 200, "{}");
             });
             Transport transport = transport(SettingsBuilder.to(api.url()))) {

            assertThat(WireOutcome.of(transport, "GET", "/v2/me?size=30000", null).head().header("x-large")).hasSize(30_000);

            WireOutcome tooLarge = WireOutcome.of(transport, "GET", "/v2/me?size=40000", null);
            assertThat(tooLarge.failure()).hasMessageContaining("header");
            assertThat(tooLarge.stage()).isEqualTo(Transport.Stage.SENT);
        }
    }

    /** One connection has room for as many unread answers as calls are let onto it. */
    @Test
    void answersThatNobodyReadsDoNotStopOthersOnTheirHttp2Connection() throws Exception {
        Buffer large = Buffer.buffer(new byte[4 * 1024 * 1024]);
        CountDownLatch asked = new CountDownLatch(63);
        try (ScriptedServer api = new ScriptedServer(TestCertificates.server("server").setUseAlpn(true)).answer(request -> {
                 if (request.uri().equals("/v2/large")) {
                     asked.countDown();
                     request.response().end(large);
                 } else {
                     ScriptedServer.json(request, 200, "{}");
                 }
             });
             Transport transport = transport(SettingsBuilder.to(api.url()).maxConnections(1).ssl(TestCertificates.trusting()))) {
            List<Unread> unread = new ArrayList<>();
            for (int call = 0; call < 63; call++) {
                unread.add(new Unread());
                transport.send(new TransportRequest("GET", "/v2/large", null, new ApiKeyAuthentication("cal_key").current(), null), 600_000,
                        unread.get(call));
            }
            for (Unread each : unread) {
                each.headArrived.get(60, TimeUnit.SECONDS);
            }
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            for (int call = 0; call < 20; call++) {
                assertThat(WireOutcome.of(transport, "GET", "/v2/me", null).status()).isEqualTo(200);
            }
            unread.forEach(each -> each.headArrived.join().abandon());
        }
    }

    /** Pauses its answer at once. */
    private static final class Unread implements Transport.Listener {

        private final CompletableFuture<TransportResponse> headArrived = new CompletableFuture<>();

        @Override
        public void onHead(TransportResponse response) {
            response.pause();
            headArrived.complete(response);
        }

        @Override
        public void onChunk(ByteBuffer chunk) {
            throw new AssertionError("paused");
        }

        @Override
        public void onEnd() {
            throw new AssertionError("paused");
        }

        @Override
        public void onFailure(Throwable cause, Transport.Stage stage) {
            headArrived.completeExceptionally(cause);
        }
    }

    private static Transport transport(SettingsBuilder settings) {
        return new VertxTransport(vertx, settings.build());
    }
}
