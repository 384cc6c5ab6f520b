package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.ErrorParser;

/** Says what a failed call means, by how far it came. */
final class Failures {

    private static final ErrorParser PARSER = new ErrorParser();
    private static final ObjectMapper ENVELOPES = new ObjectMapper();

    private Failures() {
    }

    /** The server answered with a status of 400 or above. */
    static CalcomException refused(Operation operation, TransportResponse head, byte[] body) {
        return PARSER.parse(operation.uri(), head.statusCode(), head::header, body);
    }

    /** The server said {@code status: error} under a status of success. */
    static CalcomException refusedWithSuccessStatus(Operation operation, TransportResponse head, Map<?, ?> envelope) {
        try {
            return PARSER.parse(operation.uri(), head.statusCode(), head::header, ENVELOPES.writeValueAsBytes(envelope));
        } catch (IOException e) {
            return unreadable(operation, head, "it says status: error", e);
        }
    }

    /** The answer is no valid answer of the API. */
    static CalcomException unreadable(Operation operation, TransportResponse head, String reason, Throwable cause) {
        return new CalcomServerException(operation.uri(), head.statusCode(), head.header("x-request-id"),
                "the answer is not usable: " + reason, cause);
    }

    /** A list that would never end. */
    static CalcomException repeatedCursor(CalcomResponse response, String cursor) {
        return new CalcomServerException(response.operation().uri(), response.statusCode(), response.requestId(),
                "the list does not end: the cursor '" + cursor + "' came again", null);
    }

    /** No answer, or only a part of one. */
    static CalcomException broken(Operation operation, Throwable cause, Transport.Stage stage) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (stage == Transport.Stage.NOT_SENT) {
            return new CalcomConnectionException(operation.uri(), "the request was not sent: " + reason, cause);
        }
        String progress = stage == Transport.Stage.SENT ? "there was no answer: " : "the answer broke off: ";
        return operation.repeatable()
                ? new CalcomConnectionException(operation.uri(), progress + reason, cause)
                : new CalcomAmbiguousException(operation.uri(), progress + reason, cause);
    }
}
