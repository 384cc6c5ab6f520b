package io.github.camelcalcom.error;

/**
 * The server does not accept the credentials (401), or they do not permit the operation (403).
 * The API also answers 401 where the credentials are good but the thing belongs to somebody else.
 */
public class CalcomAuthenticationException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomAuthenticationException(ErrorAnswer answer) {
        super(answer);
    }

    /** Whether the caller is known but not permitted (403), so that other credentials of the same caller would not help. */
    public boolean isForbidden() {
        return getStatusCode() == 403;
    }
}
