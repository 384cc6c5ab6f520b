package io.github.camelcalcom.error;

/**
 * The request was sent, but its answer did not come or does not tell: the server may have executed it. Look before you repeat it.
 */
public class CalcomAmbiguousException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation as endpoint URIs have it
     * @param reason    how far the call came, and what is not known
     * @param cause     the failure underneath, or null; of a {@link CalcomException}, status and request id are taken over
     */
    public CalcomAmbiguousException(String operation, String reason, Throwable cause) {
        super(operation, "the request may have been executed: " + reason, cause);
    }
}
