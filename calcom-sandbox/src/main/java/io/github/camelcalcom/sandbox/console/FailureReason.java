/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.CallDetails;
import io.github.camelcalcom.sandbox.http.CallLog;
import io.github.camelcalcom.sandbox.http.FieldViolation;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ReceivedCall;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Explains in a sentence why a call failed. */
final class FailureReason {

    private static final int FIRST_ERROR = 400;

    private FailureReason() {
    }

    /** Returns the reason, without secrets; empty if the call succeeded or is in progress. */
    static Optional<String> of(CallLog.Observation observation) {
        ReceivedCall call = observation.call();
        if (call.fault() != null) {
            return Optional.of(Masking.of(ofFault(call)));
        }
        if (call.answered() < FIRST_ERROR) {
            return Optional.empty();
        }
        String message = Optional.ofNullable(observation.details()).map(CallDetails::answered).flatMap(FailureReason::message)
                .orElse("The answer has the status " + call.answered() + " and no message.");
        return Optional.of(Masking.of(message));
    }

    private static String ofFault(ReceivedCall call) {
        String execution = call.executed() == 0 ? "The call was not executed" : "The call was executed with status " + call.executed();
        String answer = call.answered() == 0 ? "no answer was sent" : "the answer had status " + call.answered();
        return "Fault '" + call.fault() + "'. " + execution + ", and " + answer + '.';
    }

    /** Returns the message of an error in one of the API's formats. */
    private static Optional<String> message(CallDetails.Message answer) {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(answer.body().getBytes());
        } catch (IOException e) {
            // a page of a proxy has no message
            return Optional.empty();
        }
        List<FieldViolation> refused = FieldViolation.of(document);
        if (!refused.isEmpty()) {
            return Optional.of(refused.stream().map(violation -> violation.path() + ": " + violation.text()).collect(Collectors.joining("; ")));
        }
        JsonNode error = document.path("error");
        JsonNode message = error.path("message").isMissingNode() ? document.path("message") : error.path("message");
        if (message.isMissingNode()) {
            message = document.path("error_description").isMissingNode() ? error : document.path("error_description");
        }
        String text = message.isArray()
                ? StreamSupport.stream(message.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", ")) : message.asText();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
