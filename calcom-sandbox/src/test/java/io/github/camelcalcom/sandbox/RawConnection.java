/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A connection to a sandbox that exposes every byte and the way in which it ends. */
final class RawConnection implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = (int) TimeUnit.SECONDS.toMillis(60);

    private final CalcomSandbox sandbox;
    private final Socket socket;

    private RawConnection(CalcomSandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.socket = new Socket("127.0.0.1", sandbox.port());
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    }

    static RawConnection to(CalcomSandbox sandbox) {
        try {
            return new RawConnection(sandbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request of the first user. The connection stays open afterwards. */
    RawConnection send(String method, String target, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: sandbox\r\ncal-api-version: 2024-08-13\r\n"
                + "Authorization: Bearer " + sandbox.apiKey() + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (bytes.length > 0) {
            request.append("Content-Type: application/json\r\nContent-Length: ").append(bytes.length).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends a further part of a request. */
    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns all data until the server closes the connection. */
    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the first line of the answer, or of the one after an answer that consisted of that line only. */
    String readStatusLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next == '\r' || next == '\n') {
            next = socket.getInputStream().read();
        }
        for (; next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Whether the connection is open and no data has arrived. */
    boolean isSilent() throws IOException {
        return socket.getInputStream().available() == 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
