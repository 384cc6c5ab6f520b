/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.client.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of a client at standard input and output, with one JSON message in each line. The server of the SDK drops the calls in progress as
 * soon as it reads the end of the input. So the end is held back until the requests that were read have their answers, or for a limited time.
 */
final class PendingRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PendingRequests.class);

    private final InputStream input;
    private final OutputStream output;
    private final Duration patience;
    private final CountDownLatch end = new CountDownLatch(1);
    /** The ids of the requests without an answer. Guarded by this object. */
    private final Set<JsonNode> ids = new HashSet<>();

    /** @param patience the maximum time to wait for answers after the end of the input */
    PendingRequests(InputStream input, OutputStream output, Duration patience) {
        this.input = new Requests(input);
        this.output = new Answers(output);
        this.patience = patience;
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** Waits until the client has closed the input and has the answers to its requests. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    private synchronized void add(JsonNode id) {
        ids.add(id);
    }

    private synchronized void remove(JsonNode id) {
        ids.remove(id);
        notifyAll();
    }

    private synchronized void awaitAnswers() throws InterruptedIOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!ids.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    LOG.warn("The client has closed the input, and {} of its requests have no answer after {}", ids.size(), patience);
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server is stopped while " + ids.size() + " requests have no answer");
        }
    }

    /** Collects the bytes of a stream as lines. */
    private abstract static class Lines {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        void add(byte[] bytes, int offset, int length) {
            int start = offset;
            for (int index = offset; index < offset + length; index++) {
                if (bytes[index] == '\n') {
                    line.write(bytes, start, index - start);
                    message();
                    start = index + 1;
                }
            }
            line.write(bytes, start, offset + length - start);
        }

        /** Reads the message of a line. A last line may have no end. */
        void message() {
            try {
                if (line.size() > 0) {
                    JsonNode message = Json.MAPPER.readTree(line.toByteArray());
                    message(message, message.get("id"));
                }
            } catch (IOException e) {
                LOG.debug("A line is not a message", e);
            }
            line.reset();
        }

        abstract void message(JsonNode message, JsonNode id);
    }

    private final class Requests extends FilterInputStream {

        private final Lines lines = new Lines() {
            @Override
            void message(JsonNode message, JsonNode id) {
                if (id != null && message.has("method")) {
                    PendingRequests.this.add(id);
                }
            }
        };
        private boolean isAtEnd;

        Requests(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            // some streams report their end even if nothing is requested
            int count = length == 0 ? 0 : super.read(bytes, offset, length);
            if (count >= 0) {
                lines.add(bytes, offset, count);
            } else if (!isAtEnd) {
                isAtEnd = true;
                lines.message();
                try {
                    awaitAnswers();
                } finally {
                    end.countDown();
                }
            }
            return count;
        }
    }

    private final class Answers extends FilterOutputStream {

        private final Lines lines = new Lines() {
            @Override
            void message(JsonNode message, JsonNode id) {
                if (id != null && !message.has("method")) {
                    remove(id);
                }
            }
        };

        Answers(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
            lines.add(bytes, offset, length);
        }
    }
}
