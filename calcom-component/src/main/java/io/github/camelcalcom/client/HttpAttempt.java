/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.apache.hc.client5.http.auth.AuthExchange;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * One request and its answer. It is the context that HttpClient hands on with the request, so that {@link HttpTransport} can note when the
 * request is written.
 */
final class HttpAttempt extends HttpClientContext implements TransportResponse, DeadlineWatch.Watched {

    private static final URI ROOT = URI.create("/");

    private final HttpTransport transport;
    private final HttpUriRequestBase request;
    private final long timeoutMillis;
    private final long deadline;
    /** Null if there is none. */
    private final AtomicReference<Semaphore> permit;
    private ClassicHttpResponse response;
    private InputStream content;
    private boolean sent;
    private boolean refusedHandshake;
    private volatile boolean expired;
    private volatile boolean closed;

    /** @param permit is released when the answer has been read or closed; may be null */
    HttpAttempt(HttpTransport transport, String method, String target, long timeoutMillis, Semaphore permit) {
        this.permit = permit == null ? null : new AtomicReference<>(permit);
        this.transport = transport;
        this.request = new HttpUriRequestBase(method, ROOT);
        this.request.setPath(target);
        this.timeoutMillis = timeoutMillis;
        this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    }

    /** Gives a proxy its credentials with the first request for a tunnel. */
    void authenticateTunnel(HttpHost proxy, UsernamePasswordCredentials credentials) {
        BasicScheme scheme = new BasicScheme();
        scheme.initPreemptive(credentials);
        AuthExchange exchange = new AuthExchange();
        exchange.select(scheme);
        setAuthExchange(proxy, exchange);
    }

    HttpUriRequestBase request() {
        return request;
    }

    /** The first byte is about to be written. */
    void markSent() {
        sent = true;
    }

    /** The server ended the TLS handshake when this request was already written: it has read nothing of it. */
    void markRefusedHandshake() {
        refusedHandshake = true;
    }

    void answered(ClassicHttpResponse head) throws IOException {
        response = head;
        HttpEntity entity = head.getEntity();
        content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /** Whether the answer is not the server's, since the request was not written: a proxy has refused the connection. */
    boolean isUnsent() {
        return !sent;
    }

    Transport.Stage stage() {
        return response != null ? Transport.Stage.ANSWERED : sent && !refusedHandshake ? Transport.Stage.SENT : Transport.Stage.NOT_SENT;
    }

    /** Whether the attempt was cancelled at its deadline. */
    boolean isExpired() {
        return expired;
    }

    /** Whether the time of the attempt is over, rather than that of a connection or of a handshake alone. */
    boolean isLate(IOException cause) {
        return expired || cause instanceof SocketTimeoutException && stage() != Transport.Stage.NOT_SENT || System.nanoTime() - deadline >= 0;
    }

    TimeoutException late() {
        String limit = " within " + timeoutMillis + " ms (option requestTimeout, or what was left of totalTimeout)";
        return stage() == Transport.Stage.NOT_SENT ? new TimeoutException("no connection" + limit)
                : new LateAnswerException("no complete answer" + limit);
    }

    @Override
    public long deadline() {
        return deadline;
    }

    /** Ends the attempt if it is one of the transport's. HttpClient leaves requests that wait for a connection of a closed pool waiting. */
    void abortIfOf(HttpTransport closing) {
        if (transport == closing) {
            request.cancel();
        }
    }

    @Override
    public void expire() {
        expired = true;
        request.cancel();
    }

    @Override
    public int statusCode() {
        return response.getCode();
    }

    @Override
    public String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void forEach(BiConsumer<String, String> headers) {
        for (Header header : response.getHeaders()) {
            headers.accept(header.getName(), header.getValue());
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = content.read(bytes, offset, length);
            if (read < 0) {
                end();
            }
            return read;
        } catch (IOException e) {
            close();
            throw transport.failed(this, e);
        }
    }

    private void end() {
        transport.ended(this);
        Semaphore held = permit == null ? null : permit.getAndSet(null);
        if (held != null) {
            held.release();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end();
            // no effect on a connection that was released at the end of the body
            request.cancel();
        }
    }
}
