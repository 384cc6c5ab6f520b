/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.ArrayList;
import java.util.List;

/** The second format of the real server for invalid requests: one sentence without a list of fields. Bookings and the slot list use it. */
public final class Sentence {

    private Sentence() {
    }

    /**
     * Refuses a request if there are errors.
     *
     * @param errors result of {@link Schema#errors}
     * @throws ApiException 400 with the sentence
     */
    public static void refuse(ArrayNode errors) {
        if (!errors.isEmpty()) {
            throw ApiException.badRequest(of(errors));
        }
    }

    /** Returns an error in the format of {@link Schema} that does not belong to a single property. */
    public static ObjectNode error(String property, String text) {
        ObjectNode error = Json.object().put("property", property);
        error.putObject("constraints").put("custom", text);
        return error;
    }

    /** Returns the sentence for errors. */
    public static String of(JsonNode errors) {
        List<String> parts = new ArrayList<>();
        for (JsonNode error : errors) {
            List<String> texts = new ArrayList<>();
            error.path("constraints").forEach(text -> texts.add(text.asText()));
            parts.add(error.path("property").asText() + " property is wrong," + String.join(", ", texts)
                    + ' ' + of(error.path("children")));
        }
        return String.join(", ", parts);
    }
}
