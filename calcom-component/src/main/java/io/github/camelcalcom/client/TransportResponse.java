/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.io.InputStream;

import io.github.camelcalcom.error.HeaderView;

/** An answer whose head has arrived. */
public interface TransportResponse extends HeaderView, AutoCloseable {

    /** The HTTP status code. */
    int statusCode();

    /**
     * Reads the next bytes of the body, decompressed. The connection is released when the end is reached.
     *
     * @return                    the number of bytes, or -1 at the end
     * @throws TransportException if the answer breaks off or takes too long
     */
    int read(byte[] bytes, int offset, int length) throws IOException;

    /** Releases the connection, and closes it unless the body was read to its end. May be called from any thread, more than once. */
    @Override
    void close();

    /** The body as a stream. Closing the stream closes this answer. */
    default InputStream body() {
        return new InputStream() {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return TransportResponse.this.read(bytes, offset, length);
            }

            @Override
            public void close() {
                TransportResponse.this.close();
            }
        };
    }
}
