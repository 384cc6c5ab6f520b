package io.github.camelcalcom.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Transport} on the Vert.x HttpClient. Follows no redirect, so that credentials never go to another host.
 */
public final class VertxTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(VertxTransport.class);
    private static final int IDLE_CONNECTION_SECONDS = 30;
    private static final int CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private final HttpClient client;
    private final long requestTimeoutMillis;

    /**
     * @param vertx    stays open when this transport is closed
     * @param settings where to send requests to
     */
    public VertxTransport(Vertx vertx, ClientSettings settings) {
        this.vertx = vertx;
        this.requestTimeoutMillis = settings.requestTimeout().toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(settings.server().host())
                .setDefaultPort(settings.server().port())
                .setSsl(settings.server().ssl())
                .setMaxPoolSize(settings.maxConnections())
                .setConnectTimeout((int) Math.min(Integer.MAX_VALUE, settings.connectTimeout().toMillis()))
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                .setDecompressionSupported(true));
    }

    @Override
    public void send(TransportRequest request, Listener listener) {
        new VertxExchange(vertx, client, request, listener).start(requestTimeoutMillis);
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
