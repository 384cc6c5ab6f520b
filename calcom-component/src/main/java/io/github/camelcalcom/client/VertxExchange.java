package io.github.camelcalcom.client;

import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer on Vert.x. Everything but the control methods of {@link TransportResponse} runs on one context,
 * so that its fields need no lock.
 */
final class VertxExchange implements TransportResponse {

    private static final Logger LOG = LoggerFactory.getLogger(VertxExchange.class);

    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final VertxTransport transport;
    private final Vertx vertx;
    private final Context context;
    private final TransportRequest transportRequest;
    private final Transport.Listener listener;

    private HttpClientRequest request;
    private HttpClientResponse response;
    private OpenConnections.OpenConnection connection;
    private Transport.Stage stage = Transport.Stage.NOT_SENT;
    private long timeoutMillis;
    private long timer;
    private boolean finished;

    VertxExchange(VertxTransport transport, TransportRequest transportRequest, Transport.Listener listener) {
        this.transport = transport;
        this.vertx = transport.vertx();
        this.context = vertx.getOrCreateContext();
        this.transportRequest = transportRequest;
        this.listener = listener;
    }

    void start(long atMostMillis) {
        timeoutMillis = atMostMillis;
        timer = vertx.setTimer(atMostMillis, id -> timeOut());
        connect();
    }

    private void connect() {
        transport.connect(transportRequest, timeoutMillis).onComplete(this::onConnection);
    }

    private void onConnection(AsyncResult<HttpClientRequest> connected) {
        if (connected.failed()) {
            fail(transport.failures().notConnected(connected.cause()));
            return;
        }
        HttpClientRequest unsent = connected.result();
        if (finished) {
            unsent.exceptionHandler(VertxExchange::ignore).reset();
            return;
        }
        connection = transport.connections().of(unsent.connection());
        if (connection.isStale()) {
            unsent.exceptionHandler(VertxExchange::ignore).connection().close();
            connect();
            return;
        }
        request = unsent;
        write();
    }

    private void write() {
        request.exceptionHandler(this::fail);
        transportRequest.writeHeaders((name, value) -> request.putHeader(name, value));
        request.response().onComplete(this::onResponse);
        stage = Transport.Stage.SENT;
        byte[] body = transportRequest.body();
        if (body == null) {
            if (METHODS_WITH_BODY.contains(transportRequest.method())) {
                // some proxies refuse a request that could have a body and does not say that it has none
                request.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
            }
            request.end();
        } else {
            request.end(Buffer.buffer(body));
        }
    }

    private void onResponse(AsyncResult<HttpClientResponse> answer) {
        if (answer.failed()) {
            fail(answer.cause());
            return;
        }
        response = answer.result();
        response.exceptionHandler(this::fail);
        if (finished) {
            request.reset();
            return;
        }
        if (transport.failures().isRefusalOfProxy(response.statusCode())) {
            stage = Transport.Stage.NOT_SENT;
            fail(transport.failures().refusedByProxy());
            request.reset();
            return;
        }
        stage = Transport.Stage.ANSWERED;
        response.handler(this::onChunk);
        response.endHandler(ignored -> onEnd());
        listener.onHead(this);
    }

    /** Vert.x 4.5 has no other way to read a buffer's bytes without copying them. */
    @SuppressWarnings("deprecation")
    private void onChunk(Buffer chunk) {
        if (!finished) {
            listener.onChunk(chunk.getByteBuf().nioBuffer());
        }
    }

    private void onEnd() {
        connection.answered(response.getHeader("keep-alive"));
        if (finish()) {
            listener.onEnd();
        }
    }

    private void timeOut() {
        fail(new TimeoutException((stage == Transport.Stage.NOT_SENT ? "no connection" : "no complete answer") + " within " + timeoutMillis
                                  + " ms (option requestTimeout, or what was left of totalTimeout)"));
        if (request != null) {
            request.reset();
        }
    }

    private void fail(Throwable cause) {
        if (!finish()) {
            return;
        }
        if (stage == Transport.Stage.SENT) {
            boolean refused = isSurelyRefused(cause);
            listener.onFailure(transport.failures().interrupted(cause, refused), refused ? Transport.Stage.NOT_SENT : Transport.Stage.SENT);
        } else {
            listener.onFailure(cause, stage);
        }
    }

    /**
     * What was handed to a connection counts as sent, even if writing it failed: parts of it may have left. It surely was not executed
     * where the server's side says so.
     */
    private boolean isSurelyRefused(Throwable cause) {
        return NetworkFailures.isRefusedStream(cause)
                || cause instanceof HttpClosedException && connection.leftOut(request.streamId())
                || !connection.hasAnswered() && NetworkFailures.isRefusedHandshake(cause);
    }

    private boolean finish() {
        if (finished) {
            return false;
        }
        finished = true;
        vertx.cancelTimer(timer);
        return true;
    }

    /** What becomes of a request that was given up before it was sent is nobody's business. */
    private static void ignore(Throwable cause) {
        LOG.trace("A request that was not sent ended", cause);
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public String header(String name) {
        return response.getHeader(name);
    }

    @Override
    public void forEach(BiConsumer<String, String> headers) {
        response.headers().forEach(headers);
    }

    @Override
    public void pause() {
        response.pause();
    }

    @Override
    public void resume() {
        response.resume();
    }

    @Override
    public void abandon() {
        if (Vertx.currentContext() == context) {
            reset();
        } else {
            context.runOnContext(ignored -> reset());
        }
    }

    private void reset() {
        if (finish()) {
            request.reset();
        }
    }
}
