/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;

import io.github.camelcalcom.catalog.Operation;

/**
 * The body of an answer as it arrives. Reading blocks until bytes are there, and is refused on an event-loop thread; the server is slowed
 * down while the stream is not read. To be read by one thread; may be closed by another.
 */
public final class ResponseStream extends InputStream {

    private final Operation operation;
    private final TransportResponse answer;
    private volatile boolean closed;

    ResponseStream(Operation operation, TransportResponse answer) {
        this.operation = operation;
        this.answer = answer;
    }

    /** The head of the answer. */
    public CalcomResponse response() {
        return new CalcomResponse(operation, answer, null);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The stream is closed: its exchange has completed");
        }
        EventLoops.refuse("Reading");
        try {
            return answer.read(bytes, offset, length);
        } catch (IOException e) {
            if (closed) {
                throw new IOException("The stream is closed: its exchange has completed", e);
            }
            throw new IOException("The answer of " + operation.uri() + " broke off: " + e.getMessage(), e);
        }
    }

    /** Releases the connection; the remaining bytes are discarded. */
    @Override
    public void close() {
        closed = true;
        answer.close();
    }
}
