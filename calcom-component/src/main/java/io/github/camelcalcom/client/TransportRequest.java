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
 */
public record TransportRequest(String method, String target, String version, Credential credential, String contentType, byte[] body) {

    private static final String USER_AGENT = "camel-calcom";
    private static final String JSON = "application/json";

    /** A request whose body is JSON in UTF-8, or that has none. */
    public TransportRequest(String method, String target, String version, Credential credential, byte[] body) {
        this(method, target, version, credential, JSON, body);
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
