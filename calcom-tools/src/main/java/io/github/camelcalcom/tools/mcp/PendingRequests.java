/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.client.Json;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of a client at standard input and output, with one JSON message in each line. The server of the SDK drops the calls in progress as
 * soon as it reads the end of the input. So the end is held back until the requests that were read have their answers, or for a limited time.
 * <p>
 * The server of the SDK also ends at a line that is no valid message, and never answers a request that comes before the client has initialized
 * the session. So these are answered here.
 */
final class PendingRequests {

    private static final Logger LOG = LoggerFactory.getLogger(PendingRequests.class);

    /** The maximum size of a message in bytes, which is the one of the SDK in characters. */
    private static final int MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

    private static final String METHOD = "method";

    private final InputStream input;
    private final OutputStream output;
    private final MessageCheck messages;
    private final Duration patience;
    private final CountDownLatch end = new CountDownLatch(1);
    /** The ids of the requests without an answer. Guarded by this object. */
    private final Set<JsonNode> ids = new HashSet<>();

    /** @param patience the maximum time to wait for answers after the end of the input */
    PendingRequests(InputStream input, OutputStream output, MessageCheck messages, Duration patience) {
        this.messages = messages;
        this.input = new Requests(new BufferedInputStream(input));
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

    /** Answers a message that the server does not read. */
    private void answer(String message) throws IOException {
        // as the server of the SDK does
        synchronized (output) {
            output.write((message + '\n').getBytes(StandardCharsets.UTF_8));
            output.flush();
        }
    }

    /** Hands over the lines that are messages for the server. */
    private final class Requests extends InputStream {

        private static final byte[] NOTHING = {};

        private final InputStream in;
        private byte[] line = NOTHING;
        private int position;
        private boolean isInitialized;
        private boolean isAtEnd;

        Requests(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == line.length) {
                if (isAtEnd) {
                    return -1;
                }
                position = 0;
                line = next();
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, bytes, offset, count);
            position += count;
            return count;
        }

        /** Returns the next line if it is for the server, otherwise nothing. The last line may have no end. */
        private byte[] next() throws IOException {
            int value = in.read();
            if (value < 0) {
                isAtEnd = true;
                try {
                    awaitAnswers();
                } finally {
                    end.countDown();
                }
                return NOTHING;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            boolean isTooLarge = false;
            for (; value >= 0 && value != '\n'; value = in.read()) {
                isTooLarge |= bytes.size() == MAX_MESSAGE_SIZE;
                if (!isTooLarge) {
                    // in JSON it is a space, and for the SDK the end of a line
                    bytes.write(value == '\r' ? ' ' : value);
                }
            }
            return isForServer(bytes.toByteArray(), isTooLarge) ? line(bytes) : NOTHING;
        }

        private byte[] line(ByteArrayOutputStream bytes) {
            bytes.write('\n');
            return bytes.toByteArray();
        }

        private boolean isForServer(byte[] bytes, boolean isTooLarge) throws IOException {
            try {
                if (isTooLarge) {
                    throw new InvalidMessageException(null, ErrorCodes.INVALID_REQUEST,
                            "The message has more than the " + MAX_MESSAGE_SIZE + " bytes that are permitted. Nothing was changed.");
                }
                return !new String(bytes, StandardCharsets.UTF_8).isBlank() && isForServer(messages.read(bytes));
            } catch (InvalidMessageException e) {
                LOG.info("A message of the client is not valid: {}", e.getMessage());
                answer(e.json());
                return false;
            }
        }

        private boolean isForServer(ObjectNode message) throws IOException, InvalidMessageException {
            JsonNode id = message.get("id");
            String method = message.path(METHOD).asText();
            isInitialized |= method.equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED);
            if (id == null || method.isEmpty()) {
                return true;
            }
            if (!isInitialized && method.equals(McpSchema.METHOD_PING)) {
                ObjectNode pong = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
                pong.set("id", id);
                pong.putObject("result");
                answer(pong.toString());
                return false;
            }
            if (!isInitialized && !method.equals(McpSchema.METHOD_INITIALIZE)) {
                throw new InvalidMessageException(id, ErrorCodes.INVALID_REQUEST,
                        "The session is not initialized: send initialize, then notifications/initialized");
            }
            add(id);
            return true;
        }
    }

    /** Notices the answers of the server. */
    private final class Answers extends FilterOutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

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
            int start = offset;
            for (int index = offset; index < offset + length; index++) {
                if (bytes[index] == '\n') {
                    line.write(bytes, start, index - start);
                    written();
                    start = index + 1;
                }
            }
            line.write(bytes, start, offset + length - start);
        }

        private void written() {
            try {
                JsonNode message = Json.MAPPER.readTree(line.toByteArray());
                if (message.has("id") && !message.has(METHOD)) {
                    remove(message.get("id"));
                }
            } catch (IOException e) {
                LOG.debug("A line is not a message", e);
            }
            line.reset();
        }
    }
}
