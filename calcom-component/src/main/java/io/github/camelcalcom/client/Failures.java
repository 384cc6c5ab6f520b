/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.ErrorHint;
import io.github.camelcalcom.error.ErrorParser;
import io.github.camelcalcom.error.Redaction;

/** Says what a failed call means, by how far it came. */
final class Failures {

    private static final ErrorParser PARSER = new ErrorParser();
    /** 524 is Cloudflare's. */
    private static final Set<Integer> GATEWAY_TIMEOUTS = Set.of(504, 524);

    private Failures() {
    }

    /**
     * The server answered with a status of 400 or above.
     *
     * @param secrets what was sent and is masked where the body repeats it
     */
    static CalcomException refused(Operation operation, TransportResponse head, byte[] body, Collection<String> secrets) {
        return refused(operation, head, body, secrets, ErrorHint.NONE);
    }

    static CalcomException refused(Operation operation, TransportResponse head, byte[] body, Collection<String> secrets, ErrorHint hint) {
        return PARSER.parse(operation.uri(), head.statusCode(), head, Redaction.of(body, secrets), hint);
    }

    /** The server said {@code status: error} under a status of success. */
    static CalcomException refusedWithSuccessStatus(Operation operation, TransportResponse head, Map<?, ?> envelope,
                                                    Collection<String> secrets) {
        try {
            return refused(operation, head, Json.MAPPER.writeValueAsBytes(envelope), secrets);
        } catch (IOException e) {
            return unreadable(operation, head, "it says status: error", e);
        }
    }

    /** The answer is no valid answer of the API. */
    static CalcomException unreadable(Operation operation, TransportResponse head, String reason, Throwable cause) {
        return new CalcomServerException(operation.uri(), head.statusCode(), head.header("x-request-id"),
                "the answer is not usable: " + reason, cause);
    }

    /** The response is not JSON. The message contains only the position, because the parser quotes text that may be a secret. */
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

    /** A list by position that would never end. */
    static CalcomException repeatedPage(CalcomResponse response, long position) {
        return unusable(response, "the list does not end: the page from position " + position + " on is the one before it again");
    }

    /** A list by cursor that cannot be read to its end. */
    static CalcomException missingCursor(CalcomResponse response) {
        return unusable(response, "the list has more items, but the answer names no cursor");
    }

    /** The items are not where they should be, as in answers of other versions. */
    static CalcomException noList(CalcomResponse response, Paging paging) {
        return unusable(response, "the answer holds no list" + (paging == null ? "" : " in its field " + paging.items())
                                  + "; check apiProfile and apiVersion, or call it with paging=page");
    }

    private static CalcomException unusable(CalcomResponse response, String reason) {
        return new CalcomServerException(response.operation().uri(), response.statusCode(), response.requestId(), reason, null);
    }

    /** Whether the server, or a gateway before it, did not answer in time. */
    static boolean isLate(CalcomException failure) {
        return GATEWAY_TIMEOUTS.contains(failure.getStatusCode()) || failure.getCause() instanceof LateAnswerException;
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
