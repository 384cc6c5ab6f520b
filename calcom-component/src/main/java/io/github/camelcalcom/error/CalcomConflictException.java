package io.github.camelcalcom.error;

/**
 * What was asked for collides with what exists: the slot is taken, the seat or the name is in use. Another slot or name may work.
 */
public class CalcomConflictException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomConflictException(ErrorAnswer answer) {
        super(answer);
    }
}
