/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that logs nothing: HttpClient's own one writes credentials and bodies to the log at DEBUG. It also leaves out calls of the
 * system that change no timeout.
 */
final class HttpConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final int REFUSAL_MILLIS = 1_000;

    private volatile boolean closed;
    private Timeout socketTimeout;

    HttpConnection(Http1Config config) {
        super(config);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bindUnlessClosed(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bindUnlessClosed(new SocketHolder(sslSocket, socket));
    }

    private void bindUnlessClosed(SocketHolder holder) throws IOException {
        if (closed) {
            holder.getSocket().close();
            throw new InterruptedIOException("The connection was closed while it was being opened");
        }
        super.bind(holder);
        socketTimeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket socket ? socket.getSession() : null;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        if (!timeout.equals(socketTimeout)) {
            super.setSocketTimeout(timeout);
            socketTimeout = timeout;
        }
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestHeader(request);
        } catch (SocketException e) {
            throw refusalOr(e);
        }
    }

    /** Flushes, too: the body's stream does so when it is closed. */
    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        try {
            super.sendRequestEntity(request);
        } catch (SocketException e) {
            throw refusalOr(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            super.flush();
        } catch (SocketException e) {
            throw refusalOr(e);
        }
    }

    /**
     * With TLS 1.3 a server that refuses the client's certificate says so when the client takes the handshake for complete. A request that it
     * no longer reads then fails as it is written, before the refusal is read.
     */
    private IOException refusalOr(SocketException broken) {
        if (!(getSocket() instanceof SSLSocket socket) || getEndpointDetails() != null && getEndpointDetails().getResponseCount() > 0) {
            return broken;
        }
        try {
            socket.setSoTimeout(REFUSAL_MILLIS);
            socket.getInputStream().read();
        } catch (SSLHandshakeException e) {
            e.addSuppressed(broken);
            return e;
        } catch (IOException e) {
            broken.addSuppressed(e);
        }
        return broken;
    }

    /** An idle connection is not read from. */
    @Override
    public void passivate() {
        // the timeout of the next request is set with it
    }

    @Override
    public void activate() {
        // see passivate
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }
}
