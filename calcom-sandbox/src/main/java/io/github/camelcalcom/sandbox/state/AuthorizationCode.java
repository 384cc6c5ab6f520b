package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * What a program gets when a user has let it act in the user's name, to be exchanged for tokens once.
 *
 * @param clientId      who it was given to
 * @param codeChallenge BASE64URL(SHA-256(verifier)) of PKCE, null if the program sent none
 * @param expiresAt     the first instant at which it is no longer good
 */
public record AuthorizationCode(
        String code, String clientId, long userId, List<String> scopes, String codeChallenge, Instant expiresAt) {

    public AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AuthorizationCode[clientId=" + clientId + ", userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
