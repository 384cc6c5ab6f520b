package io.github.camelcalcom.error;

/**
 * The credential has sent too many requests (429); the request was not executed.
 * {@link #getRetryAfter()} tells when the server will listen again, where it said so.
 */
public class CalcomRateLimitException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomRateLimitException(ErrorAnswer answer) {
        super(answer);
    }
}
