package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.vertx.core.MultiMap;

import java.time.Instant;
import java.util.Optional;

/** Finds out who is calling. */
final class Authenticator {

    private static final String BEARER = "Bearer ";
    private static final String CLIENT_ID = "x-cal-client-id";
    private static final String CLIENT_SECRET = "x-cal-secret-key";

    private final SandboxState state;

    Authenticator(SandboxState state) {
        this.state = state;
    }

    /** The credential of a request, without its scheme; empty if it brings none. The bare key is taken as well. */
    static Optional<String> credential(MultiMap headers) {
        String authorization = headers.get("Authorization");
        if (authorization == null) {
            return Optional.empty();
        }
        String credential = authorization.replace(BEARER, "");
        return credential.isEmpty() ? Optional.empty() : Optional.of(credential);
    }

    /** What the rate limiter looks at before anything is counted: an unknown key gets no quota of its own. */
    void requireKnownKey(Optional<String> credential) {
        if (credential.isPresent() && credential.get().startsWith(ApiKey.PREFIX) && state.apiKeys().find(credential.get()).isEmpty()) {
            throw ApiException.unauthorized("CustomThrottlerGuard - Invalid API Key");
        }
    }

    /**
     * The user who is calling.
     *
     * @return null where the route allows calls without credentials and there are none
     * @throws ApiException 401 or 403
     */
    User authenticate(MultiMap headers, Access access, Instant now) {
        Optional<String> credential = credential(headers);
        if (credential.isPresent()) {
            return userOf(credential.get(), now);
        }
        if (access == Access.PUBLIC) {
            return null;
        }
        if (access == Access.PERMISSION && !headers.contains(CLIENT_ID) && !headers.contains(CLIENT_SECRET)) {
            throw ApiException.forbidden("PermissionsGuard - no authentication provided. Provide either authorization bearer token "
                    + "containing managed user access token or oAuth client id in 'x-cal-client-id' header.");
        }
        throw ApiException.unauthorized(missing(headers));
    }

    private User userOf(String credential, Instant now) {
        if (!credential.startsWith(ApiKey.PREFIX)) {
            throw ApiException.unauthorized("Invalid Access Token.");
        }
        ApiKey key = state.apiKeys().find(credential).filter(found -> !found.revoked())
                .orElseThrow(() -> ApiException.unauthorized("ApiAuthStrategy - api key - Your api key is not valid"));
        if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
            throw ApiException.unauthorized("ApiAuthStrategy - api key - Your api key is expired");
        }
        return state.users().find(key.userId()).orElseThrow(() -> new IllegalStateException("No user " + key.userId()));
    }

    private static String missing(MultiMap headers) {
        String id = headers.get(CLIENT_ID);
        String secret = headers.get(CLIENT_SECRET);
        if (id != null && secret != null) {
            return "ApiAuthStrategy - oAuth client - Client with ID " + id + " not found";
        }
        if (id != null) {
            return only(CLIENT_ID, CLIENT_SECRET);
        }
        if (secret != null) {
            return only(CLIENT_SECRET, CLIENT_ID);
        }
        return "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth client "
                + "credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers";
    }

    private static String only(String given, String lacking) {
        return "ApiAuthStrategy - Only '" + given + "' header provided. Please also provide '" + lacking
                + "' header or Auth bearer token as 'Authentication' header";
    }
}
