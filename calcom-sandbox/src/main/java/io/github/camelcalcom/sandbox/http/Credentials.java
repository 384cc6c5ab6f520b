package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.ApiKey;
import io.vertx.core.MultiMap;

/**
 * What a request proves its caller with; any part may be null.
 *
 * @param bearer       API key or access token, without the scheme
 * @param clientId     of an OAuth client: the one in the path of the request if there is one, else that of the header
 * @param clientSecret of an OAuth client
 */
record Credentials(String bearer, String clientId, String clientSecret) {

    static final String CLIENT_ID = "x-cal-client-id";
    static final String CLIENT_SECRET = "x-cal-secret-key";

    /** @param clientIdInPath null if the path has none */
    static Credentials of(MultiMap headers, String clientIdInPath) {
        return new Credentials(Authenticator.credential(headers).orElse(null),
                clientIdInPath != null ? clientIdInPath : headers.get(CLIENT_ID), headers.get(CLIENT_SECRET));
    }

    /** Whether both parts of an OAuth client's credentials are there. */
    boolean isClient() {
        return clientId != null && clientSecret != null;
    }

    /** Whether the bearer is an API key. */
    boolean isApiKey() {
        return bearer != null && bearer.startsWith(ApiKey.PREFIX);
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
