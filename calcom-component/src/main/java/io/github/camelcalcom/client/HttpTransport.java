/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * {@link Transport} on Apache HttpClient 5 with blocking I/O and HTTP/1.1. Redirects are not followed, so that credentials never go to
 * another host, and nothing is repeated here: {@link Call} decides what is safe to repeat.
 * <p>
 * A connection is not used again in the last second that its server keeps it open ({@code Keep-Alive: timeout=5} of Node counts as four
 * seconds): a request that crosses with the server's end of the connection is lost, and the client cannot know whether it was executed.
 */
public final class HttpTransport implements Transport {

    /** How long an unused connection is kept. Load balancers commonly close after 60 seconds. */
    private static final long IDLE_SECONDS = 30;
    /** A connection that was idle for longer is tested before it is used, which takes a millisecond. */
    private static final TimeValue TEST_AFTER = TimeValue.ofMilliseconds(250);
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_HEADERS = 500;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int BUFFER_BYTES = 8 * 1024;

    private final NetworkFailures failures;
    private final HttpHost server;
    private final URIAuthority authority;
    private final boolean plainProxy;
    private final DeadlineWatch watch;
    private final boolean ownsWatch;
    private final DeadlineWatch.Upkeep closeIdle = this::closeIdle;
    private final PoolingHttpClientConnectionManager connections;
    private final int mostStreams;
    private final Semaphore streams;
    private final CloseableHttpClient client;
    /** Sent to a proxy that passes requests on unencrypted; null if there is none, or it wants no credentials. */
    private final String proxyAuthorization;
    /** For a proxy that opens tunnels; null if there is none, or it wants no credentials. */
    private final UsernamePasswordCredentials tunnelCredentials;
    private final HttpHost proxy;
    /** The limits of the usual attempt; others make their own. */
    private volatile AttemptLimits usual;

    /** @param settings where to send requests to, and how */
    public HttpTransport(ClientSettings settings) {
        this(settings, new DeadlineWatch(), true, TEST_AFTER);
    }

    /**
     * @param settings where to send requests to, and how
     * @param watch    ends attempts at their deadlines; not closed with this transport
     */
    public HttpTransport(ClientSettings settings, DeadlineWatch watch) {
        this(settings, watch, false, TEST_AFTER);
    }

    /** @param testAfter how long a connection may be idle before it is tested ahead of its next use */
    HttpTransport(ClientSettings settings, DeadlineWatch watch, boolean ownsWatch, TimeValue testAfter) {
        this.ownsWatch = ownsWatch;
        this.failures = new NetworkFailures(settings);
        this.server = new HttpHost(settings.server().ssl() ? "https" : "http", settings.server().hostName(), settings.server().port());
        this.authority = new URIAuthority(settings.server().host(), settings.server().port());
        this.plainProxy = settings.proxy() != null && !settings.server().ssl();
        this.watch = watch;
        boolean proxyWantsCredentials = settings.proxy() != null && settings.proxy().username() != null;
        this.proxyAuthorization = proxyWantsCredentials && plainProxy ? basic(settings.proxy()) : null;
        this.proxy = settings.proxy() == null ? null : new HttpHost(settings.proxy().host(), settings.proxy().port());
        this.tunnelCredentials = proxyWantsCredentials && !plainProxy
                ? new UsernamePasswordCredentials(settings.proxy().username(), settings.proxy().password().toCharArray()) : null;
        this.connections = connections(settings, testAfter);
        this.mostStreams = Math.max(1, settings.maxConnections() - 1);
        this.streams = new Semaphore(mostStreams, true);
        this.client = client(settings);
        watch.upkeep(closeIdle);
    }

    private static PoolingHttpClientConnectionManager connections(ClientSettings settings, TimeValue testAfter) {
        Timeout connectTimeout = Timeout.ofMilliseconds(settings.connectTimeout().toMillis());
        Http1Config http1 = Http1Config.custom().setMaxLineLength(MAX_HEADER_BYTES).setMaxHeaderCount(MAX_HEADERS)
                .setBufferSize(BUFFER_BYTES).build();
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setConnectionFactory(socket -> connection(http1, socket))
                .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(connectTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connectTimeout)
                        .setValidateAfterInactivity(testAfter).build());
        if (settings.server().ssl()) {
            builder.setTlsSocketStrategy(tls(settings.sslContext()))
                    .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connectTimeout).build());
        }
        return builder.build();
    }

    private static ManagedHttpClientConnection connection(Http1Config config, Socket socket) throws IOException {
        HttpConnection connection = new HttpConnection(config);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /** Protocols and cipher suites are those that the context's engines are made with. */
    private static TlsSocketStrategy tls(SSLContext configured) {
        SSLContext context = configured != null ? configured : SSLContexts.createSystemDefault();
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        TlsSocketStrategy handshake = new DefaultClientTlsStrategy(context, engine.getEnabledProtocols(), engine.getEnabledCipherSuites(),
                SSLBufferMode.STATIC, HostnameVerificationPolicy.BUILTIN, null);
        return (socket, target, port, attachment, httpContext) -> {
            try {
                return handshake.upgrade(socket, target, port, attachment, httpContext);
            } catch (SSLException e) {
                throw e;
            } catch (IOException e) {
                throw NetworkFailures.handshakeFailed(e);
            }
        };
    }

    private CloseableHttpClient client(ClientSettings settings) {
        HttpRoute route = route(settings);
        return HttpClients.custom()
                .setConnectionManager(new SurvivingConnections(connections))
                .setConnectionManagerShared(true)
                .setRequestExecutor(new MarkingExecutor())
                .setKeepAliveStrategy(new KeepAlive())
                .setConnectionReuseStrategy(new Reuse())
                .setRoutePlanner((target, context) -> route)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private HttpRoute route(ClientSettings settings) {
        boolean ssl = settings.server().ssl();
        return proxy == null ? new HttpRoute(server, null, ssl) : new HttpRoute(server, null, proxy, ssl);
    }

    private static String basic(ProxyAddress proxy) {
        String credentials = proxy.username() + ':' + proxy.password();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TransportResponse open(TransportRequest request, long timeoutMillis) throws TransportException {
        long begin = System.nanoTime();
        boolean permitted;
        try {
            permitted = streams.tryAcquire(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(Stage.NOT_SENT, "its thread was interrupted while it waited for a connection", e);
        }
        long leftMillis = timeoutMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        if (!permitted || leftMillis <= 0) {
            if (permitted) {
                streams.release();
            }
            throw new TransportException(Stage.NOT_SENT, "no connection within " + timeoutMillis + " ms, since " + mostStreams
                    + " answers are still being read (output=raw; close them, or raise the option maxConnections)", null);
        }
        return send(request, leftMillis, streams);
    }

    @Override
    public TransportResponse send(TransportRequest request, long timeoutMillis) throws TransportException {
        return send(request, timeoutMillis, null);
    }

    private TransportResponse send(TransportRequest request, long timeoutMillis, Semaphore permit) throws TransportException {
        HttpAttempt attempt = new HttpAttempt(this, request.method(), request.target(), timeoutMillis, permit);
        boolean answered = false;
        try {
            prepare(attempt, request, timeoutMillis);
            watch.add(attempt);
            ClassicHttpResponse response = client.executeOpen(server, attempt.request(), attempt);
            refuseAnswersOfTheProxy(attempt, response);
            attempt.answered(response);
            answered = true;
            return attempt;
        } catch (IOException e) {
            throw request.isUnusable() ? new TransportException(Stage.NOT_SENT, e.getMessage(), request.file().failure()) : failed(attempt, e);
        } catch (IllegalStateException e) {
            // a wait for a connection that is cancelled ends like one whose connections are closed
            throw attempt.isExpired() ? late(attempt)
                    : new TransportException(attempt.stage(), "the connections to the server are closed", e);
        } finally {
            if (!answered) {
                attempt.close();
            }
        }
    }

    private void prepare(HttpAttempt attempt, TransportRequest request, long timeoutMillis) throws TransportException {
        request.writeHeaders((name, value) -> attempt.request().setHeader(name.toString(), value.toString()));
        if (tunnelCredentials != null) {
            attempt.authenticateTunnel(proxy, tunnelCredentials);
        }
        if (plainProxy) {
            // the whole URL goes to the proxy, and HttpClient leaves out the brackets of an IPv6 address there
            attempt.request().setAuthority(authority);
        }
        if (proxyAuthorization != null) {
            attempt.request().setHeader("proxy-authorization", proxyAuthorization);
        }
        setBody(attempt, request);
        attempt.request().setConfig(limits(timeoutMillis).config());
    }

    private static void setBody(HttpAttempt attempt, TransportRequest request) throws TransportException {
        if (request.body() != null) {
            attempt.request().setEntity(new ByteArrayEntity(request.body(), null));
        }
        if (request.file() != null) {
            try {
                attempt.request().setEntity(FileEntity.of(request.file(), attempt.request()::cancel));
            } catch (IOException e) {
                throw new TransportException(Stage.NOT_SENT, e.getMessage(), e);
            }
        }
    }

    private void refuseAnswersOfTheProxy(HttpAttempt attempt, ClassicHttpResponse response) throws IOException {
        boolean refused = attempt.isUnsent();
        if (refused || plainProxy && response.getCode() == PROXY_AUTHENTICATION_REQUIRED) {
            throw new TransportException(Stage.NOT_SENT, failures.refusedByProxy(response.getCode()), null);
        }
    }

    private static TransportException late(HttpAttempt attempt) {
        Exception late = attempt.late();
        return new TransportException(attempt.stage(), late.getMessage(), late);
    }

    private AttemptLimits limits(long timeoutMillis) {
        AttemptLimits known = usual;
        if (known == null || known.timeoutMillis() != timeoutMillis) {
            known = AttemptLimits.of(timeoutMillis);
            usual = known;
        }
        return known;
    }

    /** Nothing is left to watch. */
    void ended(HttpAttempt attempt) {
        watch.remove(attempt);
    }

    /** What an I/O failure means for a request. */
    TransportException failed(HttpAttempt attempt, IOException cause) {
        if (cause instanceof TransportException explained) {
            return explained;
        }
        if (attempt.isLate(cause)) {
            return late(attempt);
        }
        return attempt.isUnsent() ? new TransportException(Stage.NOT_SENT, failures.notConnected(cause), cause)
                : new TransportException(attempt.stage(), failures.interrupted(cause), cause);
    }

    /** How many requests wait for a connection. */
    int waiting() {
        return connections.getTotalStats().getPending();
    }

    private boolean closeIdle() {
        connections.closeExpired();
        connections.closeIdle(TimeValue.ofSeconds(IDLE_SECONDS));
        return connections.getTotalStats().getAvailable() > 0;
    }

    @Override
    public void close() {
        watch.noUpkeep(closeIdle);
        connections.close(CloseMode.IMMEDIATE);
        for (DeadlineWatch.Watched io : watch.current()) {
            if (io instanceof HttpAttempt attempt) {
                attempt.abortIfOf(this);
            }
        }
        client.close(CloseMode.IMMEDIATE);
        if (ownsWatch) {
            watch.close();
        }
    }

    /**
     * The limits of an attempt as HttpClient has them. Each phase has the whole time of the attempt; {@link DeadlineWatch} bounds their sum.
     */
    private record AttemptLimits(long timeoutMillis, RequestConfig config) {

        static AttemptLimits of(long timeoutMillis) {
            Timeout timeout = Timeout.ofMilliseconds(timeoutMillis);
            return new AttemptLimits(timeoutMillis, RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .setAuthenticationEnabled(false)
                    .setRedirectsEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build());
        }
    }

    /**
     * Notes when a request is written: HttpClient's byte counts are per connection, and rise only after a write has returned. A request
     * that asks a proxy for a tunnel is not the caller's.
     */
    private static final class MarkingExecutor extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
                                           HttpResponseInformationCallback informed, HttpContext context) throws IOException, HttpException {
            HttpAttempt attempt = (HttpAttempt) context;
            if (request.getMethod().equals("CONNECT")) {
                return super.execute(request, connection, informed, context);
            }
            attempt.markSent();
            try {
                return super.execute(request, connection, informed, context);
            } catch (SSLException e) {
                EndpointDetails details = connection.getEndpointDetails();
                if ((details == null || details.getResponseCount() == 0) && NetworkFailures.isRefusedHandshake(e)) {
                    attempt.markRefusedHandshake();
                }
                throw e;
            }
        }
    }

    /** Keeps connections for as long as their servers do, less a margin: the server counts from when it sent the answer. */
    static final class KeepAlive implements ConnectionKeepAliveStrategy {

        private static final Pattern TIMEOUT = Pattern.compile("(?:^|[,;\\s])timeout\\s*=\\s*(\\d{1,6})", Pattern.CASE_INSENSITIVE);
        private static final TimeValue USUAL = TimeValue.ofSeconds(IDLE_SECONDS);
        private static final long MARGIN_MILLIS = TimeUnit.SECONDS.toMillis(1);

        @Override
        public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
            return duration(response);
        }

        static TimeValue duration(HttpResponse response) {
            Header header = response.getFirstHeader("keep-alive");
            return header == null ? USUAL : duration(header.getValue());
        }

        /** @param header such as {@code timeout=5, max=100} */
        static TimeValue duration(String header) {
            Matcher timeout = TIMEOUT.matcher(header);
            if (!timeout.find()) {
                return USUAL;
            }
            long millis = TimeUnit.SECONDS.toMillis(Long.parseLong(timeout.group(1)));
            return TimeValue.ofMilliseconds(Math.min(USUAL.toMilliseconds(), millis - Math.min(MARGIN_MILLIS, millis / 2)));
        }
    }

    /** As HttpClient's own, and never when the server says that it keeps the connection for no time. */
    private static final class Reuse extends DefaultClientConnectionReuseStrategy {

        @Override
        public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
            return super.keepAlive(request, response, context) && TimeValue.isPositive(KeepAlive.duration(response));
        }
    }
}
