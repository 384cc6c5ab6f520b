/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;

/** What the refusal of a repeated write shows about an earlier attempt of the same call, which the server may have executed. */
final class EarlierAttempt {

    private static final String DELETE = "DELETE";
    private static final Set<String> WRITES = Set.of(DELETE, "PUT", "PATCH");
    private static final int FORBIDDEN = 403;
    /** The server does not know the path, so that it deleted nothing. */
    private static final String UNKNOWN_PATH = "Cannot " + DELETE;
    /** The texts of a server for something that is not there, or no longer part of what it belonged to, under a status other than 404. */
    private static final Pattern GONE = Pattern.compile("does not exist|not connected|^Is\\w+In[A-Z]\\w* - |OOO entry does not belong");

    private EarlierAttempt() {
    }

    /**
     * Whether the state that a deletion asks for is in place. An answer that does not have the form of the API, such as a page of a proxy,
     * shows nothing.
     */
    static boolean isExecuted(Operation operation, CalcomException refusal) {
        String message = refusal.getServerMessage();
        if (!DELETE.equals(operation.method()) || message == null || message.startsWith(UNKNOWN_PATH)) {
            return false;
        }
        boolean isRefused = refusal.getStatusCode() == 400 || refusal.getStatusCode() == FORBIDDEN;
        return refusal instanceof CalcomNotFoundException || isRefused && GONE.matcher(message).find();
    }

    /** Whether the refusal may be due to the earlier attempt: with a team or a membership, the caller may have removed its own permission. */
    static boolean mayBeExecuted(Operation operation, CalcomException refusal) {
        return WRITES.contains(operation.method()) && refusal.getStatusCode() == FORBIDDEN;
    }

    /** The answer to a call that an earlier attempt has executed: no content, and the headers of the last answer. */
    record NoContent(TransportResponse last) implements TransportResponse {

        private static final int NO_CONTENT = 204;
        /** The beginning of the names of headers that describe a body. */
        private static final String CONTENT = "content-";

        @Override
        public int statusCode() {
            return NO_CONTENT;
        }

        @Override
        public String header(String name) {
            return isAboutContent(name) ? null : last.header(name);
        }

        @Override
        public void forEach(BiConsumer<String, String> headers) {
            last.forEach((name, value) -> {
                if (!isAboutContent(name)) {
                    headers.accept(name, value);
                }
            });
        }

        private static boolean isAboutContent(String name) {
            return name.regionMatches(true, 0, CONTENT, 0, CONTENT.length());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return -1;
        }

        @Override
        public void close() {
            last.close();
        }
    }
}
