package io.github.camelcalcom.error;

/**
 * The server could not be reached, and the request surely was not executed: no connection, or out of time before anything was sent.
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
