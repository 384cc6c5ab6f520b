package io.github.camelcalcom.error;

/**
 * The server could not be reached, so that the request was not executed: no connection, out of time before anything was sent, or an open
 * circuit breaker. For an operation that may be repeated without harm also: there was no answer, or only its beginning.
 */
public class CalcomConnectionException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation as endpoint URIs have it
     * @param reason    what was tried with which server, and what came of it
     * @param cause     the failure underneath, or null
     */
    public CalcomConnectionException(String operation, String reason, Throwable cause) {
        super(operation, 0, null, reason, cause);
    }
}
