package io.github.camelcalcom.error;

import java.time.Duration;

/**
 * The credential has sent too many requests: the server refused this one (429), or it was not sent at all because it would have been refused
 * (status 0). Either way it was not executed. {@link #getRetryAfter()} tells when the server will listen again, where that is known.
 */
public class CalcomRateLimitException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomRateLimitException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For a request that was not sent.
     *
     * @param operation  the operation as endpoint URIs have it
     * @param reason     which limit stands in the way, and which option moves it
     * @param retryAfter when it is worth trying again; null if that is not known
     */
    public CalcomRateLimitException(String operation, String reason, Duration retryAfter) {
        super(operation, reason, retryAfter);
    }
}
