package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.ErrorParser;
import io.github.camelcalcom.error.Redaction;

/** Says what a failed call means, by how far it came. */
final class Failures {

    private static final ErrorParser PARSER = new ErrorParser();
    private static final ObjectMapper ENVELOPES = new ObjectMapper();

    private Failures() {
    }

    /**
     * The server answered with a status of 400 or above.
     *
     * @param secrets what was sent and is masked where the body repeats it
     */
    static CalcomException refused(Operation operation, TransportResponse head, byte[] body, Collection<String> secrets) {
        return PARSER.parse(operation.uri(), head.statusCode(), head, Redaction.of(body, secrets));
    }

    /** The server said {@code status: error} under a status of success. */
    static CalcomException refusedWithSuccessStatus(Operation operation, TransportResponse head, Map<?, ?> envelope,
                                                    Collection<String> secrets) {
        try {
            return refused(operation, head, ENVELOPES.writeValueAsBytes(envelope), secrets);
        } catch (IOException e) {
            return unreadable(operation, head, "it says status: error", e);
        }
    }

    /** The answer is no valid answer of the API. */
    static CalcomException unreadable(Operation operation, TransportResponse head, String reason, Throwable cause) {
        return new CalcomServerException(operation.uri(), head.statusCode(), head.header("x-request-id"),
                "the answer is not usable: " + reason, cause);
    }

    /** The answer is no JSON. The parser quotes what it could not read, which may be a secret, so that only the place is told. */
    static CalcomException noJson(Operation operation, TransportResponse head, String reason, IOException e) {
        if (e instanceof StreamReadException syntax) {
            JsonLocation place = syntax.getLocation();
            return unreadable(operation, head, reason, new IOException("The JSON cannot be read from line " + place.getLineNr() + ", column "
                                                                       + place.getColumnNr() + " on"));
        }
        return unreadable(operation, head, reason, e);
    }

    /** A list that would never end. */
    static CalcomException repeatedCursor(CalcomResponse response, String cursor) {
        return new CalcomServerException(response.operation().uri(), response.statusCode(), response.requestId(),
                "the list does not end: the cursor '" + cursor + "' came again", null);
    }

    /** No answer, or only a part of one. */
    static CalcomException broken(Operation operation, TransportException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String reason = e.getMessage() == null ? cause.getClass().getSimpleName() : e.getMessage();
        if (e.stage() == Transport.Stage.NOT_SENT) {
            return new CalcomConnectionException(operation.uri(), "the request was not sent: " + reason, cause);
        }
        String progress = e.stage() == Transport.Stage.SENT ? "there was no answer: " : "the answer broke off: ";
        return operation.repeatable()
                ? new CalcomConnectionException(operation.uri(), progress + reason, cause)
                : new CalcomAmbiguousException(operation.uri(), progress + reason, cause);
    }
}
