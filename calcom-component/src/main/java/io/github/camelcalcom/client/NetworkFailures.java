package io.github.camelcalcom.client;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/** Says in words what went wrong on the way to the server, and which option would help. No text holds a credential. */
final class NetworkFailures {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final ServerAddress server;
    private final ProxyAddress proxy;

    NetworkFailures(ClientSettings settings) {
        this.server = settings.server();
        this.proxy = settings.proxy();
    }

    /** There is no connection to send the request over. */
    IOException notConnected(Throwable cause) {
        Deque<Throwable> chain = chain(cause);
        if (chain.stream().anyMatch(SSLException.class::isInstance)) {
            return new IOException(tls(chain), cause);
        }
        String hint = first(chain, ConnectTimeoutException.class) == null ? "" : " (option connectTimeout)";
        // HTTP/2 says something first, so that its connection stands only after that; Vert.x keeps the reason of its end to itself
        if (server.ssl() && cause instanceof VertxException && !(cause instanceof HttpClosedException) && cause.getCause() == null) {
            return new IOException(server.hostAndPort() + " ended the connection at once. A server does so if it wants a certificate from its"
                                   + " client: check keyManagers in the option sslContextParameters", cause);
        }
        if (proxy == null) {
            return new IOException("no connection to " + server.hostAndPort() + ": " + text(cause) + hint, cause);
        }
        if (first(chain, ProxyConnectException.class) == null) {
            return new IOException("no connection to the proxy " + proxy + " (options proxyHost and proxyPort): " + text(cause) + hint, cause);
        }
        if (text(cause).contains("status: " + PROXY_AUTHENTICATION_REQUIRED)) {
            return new IOException(proxyWantsCredentials(), cause);
        }
        return new IOException("the proxy " + proxy + " gave no connection to " + server.hostAndPort() + ": " + text(cause) + hint, cause);
    }

    /**
     * The connection or its stream failed when the request was under way.
     *
     * @param refused whether the server's side surely did nothing with the request
     */
    Throwable interrupted(Throwable cause, boolean refused) {
        Deque<Throwable> chain = chain(cause);
        if (first(chain, SSLHandshakeException.class) != null) {
            return new IOException(tls(chain), cause);
        }
        return refused ? new IOException("the server refused it before doing anything with it: " + text(cause), cause) : cause;
    }

    /** Whether this answer is the proxy's, which has not passed the request on. With https, a proxy answers before there is a request. */
    boolean isRefusalOfProxy(int status) {
        return proxy != null && !server.ssl() && status == PROXY_AUTHENTICATION_REQUIRED;
    }

    /** The proxy answered with status 407. */
    IOException refusedByProxy() {
        return new IOException(proxyWantsCredentials());
    }

    private String proxyWantsCredentials() {
        return "the proxy " + proxy + (proxy.username() == null
                ? " wants credentials: set the options proxyUsername and proxyPassword"
                : " refuses the credentials: check the options proxyUsername and proxyPassword");
    }

    /** Whether the server's side says that it did nothing with the stream (RFC 9113, section 8.7), or it was never opened. */
    static boolean isRefusedStream(Throwable cause) {
        return cause instanceof StreamResetException reset && reset.getCode() == Http2Error.REFUSED_STREAM.code()
                || cause instanceof Http2Exception refusal && refusal.error() == Http2Error.REFUSED_STREAM;
    }

    /**
     * Whether the server's side ended the TLS handshake. With TLS 1.3 a client is through with it first, so that a refusal of its
     * certificate comes when the request is already under way.
     */
    static boolean isRefusedHandshake(Throwable cause) {
        SSLHandshakeException handshake = first(chain(cause), SSLHandshakeException.class);
        return handshake != null && handshake.getMessage() != null && handshake.getMessage().startsWith("Received fatal alert");
    }

    private String tls(Deque<Throwable> chain) {
        String peer = server.hostAndPort();
        String reason = text(chain.getLast());
        if (first(chain, CertificateExpiredException.class) != null || first(chain, CertificateNotYetValidException.class) != null) {
            return "the certificate of " + peer + " is not valid now: " + reason + ". Renew it, or check the clock";
        }
        if (first(chain, CertPathBuilderException.class) != null || first(chain, CertPathValidatorException.class) != null) {
            return "the certificate of " + peer + " is not trusted: " + reason
                   + ". Set the option sslContextParameters with a trust store that holds its issuer";
        }
        if (first(chain, CertificateException.class) != null) {
            return "the certificate of " + peer + " is not accepted: " + reason + ". The host of the option apiUrl must be one of its names,"
                   + " and the trust store of the option sslContextParameters must hold its issuer";
        }
        if (first(chain, NotSslRecordException.class) != null) {
            return peer + " does not speak TLS; check the scheme and the port of the option apiUrl";
        }
        return "no TLS connection to " + peer + ": " + reason
               + ". Check protocols, cipher suites and the client's key in the option sslContextParameters";
    }

    private static Deque<Throwable> chain(Throwable cause) {
        Deque<Throwable> chain = new ArrayDeque<>();
        for (Throwable each = cause; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static <T extends Throwable> T first(Deque<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }

    private static String text(Throwable cause) {
        Throwable said = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        return said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
    }
}
