package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;

/** {@link ClientSettings} as Vert.x has them. */
final class VertxClientOptions {

    /** How long a connection is kept that nobody uses. Load balancers commonly close after 60 seconds. */
    static final int IDLE_SECONDS = 30;

    private static final int MAX_HEADER_BYTES = 32 * 1024;

    // An answer that nobody reads holds its own window and as much of the connection's. As many answers as fit into that are let onto one
    // connection, so that those which are read slowly never stop the others.
    private static final int CALLS_PER_CONNECTION = 64;
    private static final int STREAM_WINDOW_BYTES = 256 * 1024;
    private static final int CONNECTION_WINDOW_BYTES = CALLS_PER_CONNECTION * STREAM_WINDOW_BYTES;

    private VertxClientOptions() {
    }

    static HttpClientOptions client(ClientSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(settings.server().host())
                .setDefaultPort(settings.server().port())
                .setSsl(settings.server().ssl())
                .setConnectTimeout((int) Math.min(Integer.MAX_VALUE, settings.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(settings.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setDecompressionSupported(true);
        if (settings.server().ssl()) {
            offerHttp2(options, settings.http2());
            if (settings.sslContext() != null) {
                JsseEngineOptions engines = new JsseEngineOptions(settings.sslContext());
                options.setSslEngineOptions(engines).setEnabledSecureTransportProtocols(engines.protocols());
            }
        }
        if (settings.proxy() != null) {
            options.setProxyOptions(proxy(settings.proxy(), settings.connectTimeout()));
        }
        return options;
    }

    private static void offerHttp2(HttpClientOptions options, boolean http2) {
        if (http2) {
            // Vert.x offers HTTP/1.1 beside it
            options.setProtocolVersion(HttpVersion.HTTP_2)
                    .setUseAlpn(true)
                    .setHttp2KeepAliveTimeout(IDLE_SECONDS)
                    .setHttp2MultiplexingLimit(CALLS_PER_CONNECTION)
                    .setHttp2ConnectionWindowSize(CONNECTION_WINDOW_BYTES)
                    .setInitialSettings(new Http2Settings().setInitialWindowSize(STREAM_WINDOW_BYTES)
                            .setMaxHeaderListSize(MAX_HEADER_BYTES).setPushEnabled(false));
        }
    }

    /**
     * The same limit for both protocols: until a connection stands, Vert.x counts it as one of HTTP/2, so that a smaller limit there would
     * make calls to a server without HTTP/2 queue behind each other.
     */
    static PoolOptions pool(ClientSettings settings) {
        return new PoolOptions().setHttp1MaxSize(settings.maxConnections()).setHttp2MaxSize(settings.maxConnections());
    }

    private static ProxyOptions proxy(ProxyAddress proxy, Duration connectTimeout) {
        return new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port())
                .setUsername(proxy.username()).setPassword(proxy.password()).setConnectTimeout(connectTimeout);
    }
}
