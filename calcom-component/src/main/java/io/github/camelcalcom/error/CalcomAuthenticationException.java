package io.github.camelcalcom.error;

/**
 * The server does not accept the credentials (401, and 498 for an access token that has ended), or they do not permit the operation (403).
 * The API also answers 401 where the credentials are good but the thing belongs to somebody else.
 */
public class CalcomAuthenticationException extends CalcomException {

    private static final long serialVersionUID = 1L;

    private static final int UNAUTHORIZED = 401;
    private static final int TOKEN_ENDED = 498;
    private static final String UNKNOWN_TOKEN = "no oAuth client found for access token";

    CalcomAuthenticationException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a caller who has no credential to call with.
     *
     * @param operation the operation as endpoint URIs have it
     * @param reason    what is missing or refused and what to do about it; without a secret
     * @param cause     the failure underneath, or null; of a {@link CalcomException}, status and request id are taken over
     */
    public CalcomAuthenticationException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }

    /**
     * Whether the server does not know the credential, so that another one of the same caller may help: always with 401 and 498, and with
     * the 403 by which routes that check permissions refuse an access token that is dead.
     */
    public boolean isAboutCredential() {
        return getStatusCode() == UNAUTHORIZED || getStatusCode() == TOKEN_ENDED
               || isForbidden() && getServerMessage() != null && getServerMessage().contains(UNKNOWN_TOKEN);
    }

    /** Whether the caller is known but not permitted (403), so that other credentials of the same caller would not help. */
    public boolean isForbidden() {
        return getStatusCode() == 403;
    }
}
