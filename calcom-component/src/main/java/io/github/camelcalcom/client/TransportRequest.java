package io.github.camelcalcom.client;

import java.util.function.BiConsumer;

import io.github.camelcalcom.auth.Authentication;

/**
 * A request as it goes on the wire.
 *
 * @param method         the HTTP method
 * @param target         path and query, encoded
 * @param version        the value of {@code cal-api-version}, or null to send none
 * @param authentication who is calling
 * @param body           JSON in UTF-8, or null for no body; not changed by anyone from now on
 */
public record TransportRequest(String method, String target, String version, Authentication authentication, byte[] body) {

    private static final String USER_AGENT = "camel-calcom";

    /** Writes all headers but those that belong to the connection. */
    public void writeHeaders(BiConsumer<CharSequence, CharSequence> headers) {
        authentication.writeTo(headers);
        headers.accept("accept", "application/json");
        headers.accept("user-agent", USER_AGENT);
        if (version != null) {
            headers.accept("cal-api-version", version);
        }
        if (body != null) {
            headers.accept("content-type", "application/json");
        }
    }
}
