package io.github.camelcalcom.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.auth.ApiKeyAuthentication;

/** What became of one request: an answer, or a failure with its stage. */
final class WireOutcome implements Transport.Listener {

    private final CompletableFuture<WireOutcome> done = new CompletableFuture<>();
    private final StringBuilder body = new StringBuilder();
    private TransportResponse head;
    private Throwable failure;
    private Transport.Stage stage;

    /** Sends a request with an API key and a generous timeout, and waits for what becomes of it. */
    static WireOutcome of(Transport transport, String method, String target, String body) {
        return send(transport, method, target, body, 30_000).await();
    }

    static WireOutcome of(Transport transport) {
        return of(transport, "POST", "/v2/bookings", "{}");
    }

    static WireOutcome send(Transport transport, String method, String target, String body, long timeoutMillis) {
        WireOutcome outcome = new WireOutcome();
        transport.send(new TransportRequest(method, target, null, new ApiKeyAuthentication("cal_secret_key").current(),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8)), timeoutMillis, outcome);
        return outcome;
    }

    WireOutcome await() {
        return done.orTimeout(60, TimeUnit.SECONDS).join();
    }

    boolean isDone() {
        return done.isDone();
    }

    /** Null if there was no complete answer. */
    Integer status() {
        return head == null || failure != null ? null : head.statusCode();
    }

    String body() {
        return body.toString();
    }

    /** Null if there was an answer. */
    Throwable failure() {
        return failure;
    }

    Transport.Stage stage() {
        return stage;
    }

    TransportResponse head() {
        return head;
    }

    @Override
    public void onHead(TransportResponse response) {
        head = response;
    }

    @Override
    public void onChunk(ByteBuffer chunk) {
        body.append(StandardCharsets.UTF_8.decode(chunk));
    }

    @Override
    public void onEnd() {
        done.complete(this);
    }

    @Override
    public void onFailure(Throwable cause, Transport.Stage failedStage) {
        failure = cause;
        stage = failedStage;
        done.complete(this);
    }

    @Override
    public String toString() {
        return failure == null ? status() + " " + body : stage + " " + failure;
    }
}
