/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

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
    String notConnected(Throwable cause) {
        Deque<Throwable> chain = chain(cause);
        if (chain.stream().anyMatch(SSLException.class::isInstance)) {
            return tls(chain);
        }
        String hint = first(chain, ConnectTimeoutException.class) == null ? "" : " (option connectTimeout)";
        return "no connection to " + (proxy == null ? server.hostAndPort() : "the proxy " + proxy + " (options proxyHost and proxyPort)") + ": "
               + text(cause) + hint;
    }

    /** The connection broke during the TLS handshake. */
    static SSLHandshakeException handshakeFailed(IOException cause) {
        SSLHandshakeException failure = new SSLHandshakeException(cause instanceof SocketTimeoutException
                ? "the server did not complete the handshake in time (option connectTimeout)"
                : "the server ended the connection during the handshake (" + text(cause) + ")");
        failure.initCause(cause);
        return failure;
    }

    /** The connection failed when the request was under way. */
    String interrupted(Throwable cause) {
        if (cause instanceof MessageConstraintException) {
            return "the headers of the answer are too large: " + text(cause);
        }
        Deque<Throwable> chain = chain(cause);
        return first(chain, SSLHandshakeException.class) != null ? tls(chain) : text(cause);
    }

    /** The proxy answered instead of passing the request on. */
    String refusedByProxy(int status) {
        return status == PROXY_AUTHENTICATION_REQUIRED ? proxyWantsCredentials()
                : "the proxy " + proxy + " gave no connection to " + server.hostAndPort() + ": it answered with status " + status;
    }

    private String proxyWantsCredentials() {
        return "the proxy " + proxy + (proxy.username() == null
                ? " wants credentials: set the options proxyUsername and proxyPassword"
                : " refuses the credentials: check the options proxyUsername and proxyPassword");
    }

    /**
     * Whether the server ended the TLS handshake. With TLS 1.3 the client completes it first, so that a refusal of its certificate arrives
     * when the request is already written.
     */
    static boolean isRefusedHandshake(Throwable cause) {
        SSLHandshakeException handshake = first(chain(cause), SSLHandshakeException.class);
        return handshake != null && handshake.getMessage() != null && handshake.getMessage().contains("Received fatal alert");
    }

    private String tls(Deque<Throwable> chain) {
        String peer = server.hostAndPort();
        // an I/O failure below says less than the handshake that it broke
        String reason = text(chain.getLast() instanceof SocketException || chain.getLast() instanceof SocketTimeoutException
                ? first(chain, SSLException.class) : chain.getLast());
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
        if (reason.contains("Unsupported or unrecognized SSL message")) {
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

    /** HttpClient names the address again before the reason. */
    private static String text(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        boolean isConnect = cause instanceof ConnectException || cause instanceof ConnectTimeoutException;
        int reason = isConnect ? message.indexOf(" failed: ") : -1;
        return reason < 0 ? message : message.substring(reason + " failed: ".length());
    }
}
