package io.github.camelcalcom.client;

import java.util.concurrent.TimeoutException;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * One request and its answer on Vert.x. Everything but the control methods of {@link TransportResponse} runs on one context,
 * so that its fields need no lock.
 */
final class VertxExchange implements TransportResponse {

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final TransportRequest transportRequest;
    private final Transport.Listener listener;

    private HttpClientRequest request;
    private HttpClientResponse response;
    private Transport.Stage stage = Transport.Stage.NOT_SENT;
    private long timer;
    private boolean finished;

    VertxExchange(Vertx vertx, HttpClient client, TransportRequest transportRequest, Transport.Listener listener) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = client;
        this.transportRequest = transportRequest;
        this.listener = listener;
    }

    void start(long timeoutMillis) {
        timer = vertx.setTimer(timeoutMillis, id -> timeOut(timeoutMillis));
        client.request(HttpMethod.valueOf(transportRequest.method()), transportRequest.target()).onComplete(this::onConnection);
    }

    private void onConnection(AsyncResult<HttpClientRequest> connection) {
        if (connection.failed()) {
            fail(connection.cause());
            return;
        }
        request = connection.result();
        if (finished) {
            request.reset();
            return;
        }
        request.exceptionHandler(this::fail);
        transportRequest.writeHeaders((name, value) -> request.putHeader(name, value));
        request.response().onComplete(this::onResponse);
        stage = Transport.Stage.SENT;
        byte[] body = transportRequest.body();
        if (body == null) {
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
        if (finished) {
            request.reset();
            return;
        }
        response = answer.result();
        stage = Transport.Stage.ANSWERED;
        response.exceptionHandler(this::fail);
        response.handler(this::onChunk);
        response.endHandler(ignored -> {
            if (finish()) {
                listener.onEnd();
            }
        });
        listener.onHead(this);
    }

    /** Vert.x 4.5 has no other way to read a buffer's bytes without copying them. */
    @SuppressWarnings("deprecation")
    private void onChunk(Buffer chunk) {
        if (!finished) {
            listener.onChunk(chunk.getByteBuf().nioBuffer());
        }
    }

    private void timeOut(long timeoutMillis) {
        fail(new TimeoutException("No complete answer within " + timeoutMillis + " ms (option requestTimeout)"));
        if (request != null) {
            request.reset();
        }
    }

    private void fail(Throwable cause) {
        if (finish()) {
            listener.onFailure(cause, stage);
        }
    }

    private boolean finish() {
        if (finished) {
            return false;
        }
        finished = true;
        vertx.cancelTimer(timer);
        return true;
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
