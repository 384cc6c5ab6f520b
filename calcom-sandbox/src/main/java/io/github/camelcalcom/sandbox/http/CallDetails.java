/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Headers and bodies of a call, for the console. They contain the credentials of the caller. Immutable.
 *
 * @param request  request as received
 * @param executed answer that the execution resulted in; null if the call has not been executed
 * @param answered answer that was sent; null if none was sent
 */
public record CallDetails(Message request, Message executed, Message answered) {

    /** Maximum number of bytes of a body that are kept. */
    static final int MOST_BYTES = 64 * 1024;

    /**
     * A request or an answer.
     *
     * @param headers headers in their order; names can occur several times
     * @param body    beginning of the body
     * @param length  length of the complete body in bytes
     */
    public record Message(List<Map.Entry<String, String>> headers, Buffer body, int length) {

        public Message {
            headers = List.copyOf(headers);
        }

        static Message of(MultiMap headers, Buffer body) {
            List<Map.Entry<String, String>> copy = new ArrayList<>();
            headers.forEach((name, value) -> copy.add(Map.entry(name, value)));
            return of(copy, body == null ? Buffer.buffer() : body);
        }

        static Message of(Response response) {
            return of(List.copyOf(response.headers().entrySet()), response.body());
        }

        /** Copies the beginning of a large body, so that the rest is not kept in memory. */
        private static Message of(List<Map.Entry<String, String>> headers, Buffer body) {
            return new Message(headers, body.length() > MOST_BYTES ? body.getBuffer(0, MOST_BYTES) : body, body.length());
        }

        /** Whether the end of the body is missing. */
        public boolean isCut() {
            return length > body.length();
        }
    }

    CallDetails withExecuted(Response response) {
        return new CallDetails(request, Message.of(response), answered);
    }

    CallDetails withAnswered(Response response) {
        return new CallDetails(request, executed, Message.of(response));
    }
}
