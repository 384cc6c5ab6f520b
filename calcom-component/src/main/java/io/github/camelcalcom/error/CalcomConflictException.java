package io.github.camelcalcom.error;

/**
 * What was asked for collides with what exists: the slot is taken, the seat or the name is in use. Another slot or name may work.
 */
public class CalcomConflictException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomConflictException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a conflict that was found by looking, after a call whose answer was lost.
     *
     * @param operation the operation as endpoint URIs have it
     * @param reason    what was found, and why the call is not made again
     * @param cause     the failure that made one look, or null; of a {@link CalcomException}, status and request id are taken over
     */
    public CalcomConflictException(String operation, String reason, Throwable cause) {
        super(operation, reason, cause);
    }
}
