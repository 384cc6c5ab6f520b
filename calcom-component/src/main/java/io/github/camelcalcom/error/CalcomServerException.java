package io.github.camelcalcom.error;

/**
 * The server failed (5xx), or what it answered is no valid answer of the API: a page, an empty body where one was due, broken or
 * endless JSON, an error with the status of a success. The request may or may not have been executed; see
 * {@link CalcomAmbiguousException} for where that matters.
 */
public class CalcomServerException extends CalcomException {

    private static final long serialVersionUID = 1L;

    CalcomServerException(ErrorAnswer answer) {
        super(answer);
    }

    /**
     * For an answer that is no valid answer of the API.
     *
     * @param operation  the operation as endpoint URIs have it
     * @param statusCode the HTTP status code
     * @param requestId  the server's name of the request, or null
     * @param reason     what is wrong with the answer, without anything of its values
     * @param cause      what was found when it was read, or null
     */
    public CalcomServerException(String operation, int statusCode, String requestId, String reason, Throwable cause) {
        super(operation, statusCode, requestId, "HTTP " + statusCode + ": " + reason, cause);
    }
}
