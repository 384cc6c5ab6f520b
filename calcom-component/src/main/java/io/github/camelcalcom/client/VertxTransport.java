package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Transport} on the Vert.x HttpClient. Follows no redirect, so that credentials never go to another host.
 * <p>
 * A connection is not used again in the last second that its server keeps it open ({@code Keep-Alive: timeout=5} of Node is taken for
 * four), since a request that crosses with the server's end of the connection is lost, and nobody can tell whether it was executed.
 */
public final class VertxTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(VertxTransport.class);
    private static final int CLOSE_SECONDS = 5;
    private static final long POOL_GRACE_MILLIS = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final OpenConnections connections;
    private final NetworkFailures failures;

    /**
     * @param vertx    stays open when this transport is closed
     * @param settings where to send requests to, and how
     */
    public VertxTransport(Vertx vertx, ClientSettings settings) {
        this(vertx, settings, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()}: the time for which connections are idle */
    VertxTransport(Vertx vertx, ClientSettings settings, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.connections = new OpenConnections(VertxClientOptions.IDLE_SECONDS, nanoTime);
        this.failures = new NetworkFailures(settings);
        this.client = vertx.httpClientBuilder().with(VertxClientOptions.client(settings)).with(VertxClientOptions.pool(settings))
                .withConnectHandler(connections::opened).build();
    }

    @Override
    public void send(TransportRequest request, long timeoutMillis, Listener listener) {
        try {
            new VertxExchange(this, request, listener).start(timeoutMillis);
        } catch (RejectedExecutionException e) {
            listener.onFailure(new IOException("the Vert.x instance is closed", e), Stage.NOT_SENT);
        }
    }

    /** Asks the pool for a connection. It forgets about this a little after the call was given up, whose own timeout comes first so. */
    Future<HttpClientRequest> connect(TransportRequest request, long timeoutMillis) {
        try {
            return client.request(new RequestOptions().setMethod(HttpMethod.valueOf(request.method())).setURI(request.target())
                    .setConnectTimeout(timeoutMillis + POOL_GRACE_MILLIS));
        } catch (IllegalStateException closed) {
            return Future.failedFuture(closed);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    OpenConnections connections() {
        return connections;
    }

    NetworkFailures failures() {
        return failures;
    }

    /** Waits a moment until the connections are closed, so that the Vert.x instance may be closed next. */
    @Override
    public void close() {
        try {
            client.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The connections to the server were not closed in an orderly way", e);
        }
    }
}
