package io.github.camelcalcom.auth;

import io.github.camelcalcom.error.CalcomAuthenticationException;

/** The server takes neither the access token nor the refresh token of an identity any more: log in again. */
public class IdentityLostException extends CalcomAuthenticationException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that the server refused, as in endpoint URIs
     * @param reason    the attempt, the server's answer and the remedy; without a secret
     * @param cause     the server's refusal, or null
     */
    public IdentityLostException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }
}
