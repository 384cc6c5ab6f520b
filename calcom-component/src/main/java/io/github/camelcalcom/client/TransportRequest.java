/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.function.BiConsumer;

import io.github.camelcalcom.auth.Credential;

/**
 * A request as it goes on the wire.
 *
 * @param method      the HTTP method
 * @param target      path and query, encoded
 * @param version     the value of {@code cal-api-version}, or null to send none
 * @param credential  who is calling
 * @param contentType what the body is
 * @param body        null for no body; not changed by anyone from now on
 * @param file        the file that is sent instead of a body, as {@code multipart/form-data}; null for none
 */
public record TransportRequest(
        String method, String target, String version, Credential credential, String contentType, byte[] body, UploadedFile file) {

    private static final String USER_AGENT = "camel-calcom";
    /** The content type of all bodies but those of token endpoints and uploads. */
    static final String JSON = "application/json";

    /** A request whose body is JSON in UTF-8, or that has none. */
    public TransportRequest(String method, String target, String version, Credential credential, byte[] body) {
        this(method, target, version, credential, JSON, body);
    }

    /** A request with a body of any type, or without one. */
    public TransportRequest(String method, String target, String version, Credential credential, String contentType, byte[] body) {
        this(method, target, version, credential, contentType, body, null);
    }

    /** Whether the file of the request could not be read, so that the server does not have the whole request. */
    boolean isUnusable() {
        return file != null && file.failure() != null;
    }

    /** Writes all headers but those that belong to the connection. */
    public void writeHeaders(BiConsumer<CharSequence, CharSequence> headers) {
        credential.writeTo(headers);
        headers.accept("accept", JSON);
        headers.accept("user-agent", USER_AGENT);
        if (version != null) {
            headers.accept("cal-api-version", version);
        }
        if (body != null) {
            headers.accept("content-type", contentType);
        }
    }
}
