package io.github.camelcalcom.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server said when it did not do what it was asked.
 *
 * @param operation   the operation as endpoint URIs have it, such as {@code bookings/create}
 * @param status      the HTTP status code
 * @param code        the API's own name of the error, such as {@code NotFoundException}; null if it gave none
 * @param message     the API's own text, unchanged; null if it gave none. May echo what was sent: see {@link ErrorText}
 * @param fieldErrors what is wrong with which field, in the order of the answer; empty if it named none
 * @param remark      what a reader must know beyond code and message, such as the text of a page that is no API answer; null if nothing
 * @param requestId   the server's name of the request, to be quoted to its support; null if it gave none
 * @param retryAfter  how long the server wants to be left alone; null if it did not say
 * @param body        the beginning of the body as it came, never logged; empty if there was none
 */
record ErrorAnswer(
        String operation, int status, String code, String message, Map<String, List<String>> fieldErrors, String remark,
        String requestId, Duration retryAfter, byte[] body) {

    ErrorAnswer {
        fieldErrors = new LinkedHashMap<>(fieldErrors);
    }

    /** Whether the API itself answered, not something before it such as a proxy. */
    boolean isFromApi() {
        return code != null || message != null;
    }

    @Override
    public String toString() {
        return ErrorText.describe(this);
    }
}
