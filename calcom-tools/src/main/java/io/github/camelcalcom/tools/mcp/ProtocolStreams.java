/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * The standard streams of a process that speaks the protocol with them. Whatever else the process prints goes to standard error, so that it
 * cannot disturb the protocol.
 */
final class ProtocolStreams {

    private final InputStream input;
    private final OutputStream output;
    private final CountDownLatch end = new CountDownLatch(1);

    private ProtocolStreams(InputStream input, OutputStream output) {
        this.input = new EndingStream(input);
        this.output = output;
    }

    /** Takes the standard streams of this process. */
    static ProtocolStreams ofProcess() {
        ProtocolStreams streams = new ProtocolStreams(System.in, System.out);
        System.setOut(System.err);
        return streams;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** Waits until the client has closed the input. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Notices the end of the input. */
    private final class EndingStream extends FilterInputStream {

        EndingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return noticed(super.read());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return noticed(super.read(bytes, offset, length));
        }

        private int noticed(int count) {
            if (count < 0) {
                end.countDown();
            }
            return count;
        }
    }
}
