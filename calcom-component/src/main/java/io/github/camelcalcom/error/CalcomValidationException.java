package io.github.camelcalcom.error;

/**
 * The server refused the request as it is (400, 413, 422 and the like): sending it again unchanged will not help.
 * {@link #getFieldErrors()} tells which fields are wrong where the server said so.
 */
public class CalcomValidationException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomValidationException(ErrorAnswer answer) {
        super(answer);
    }
}
