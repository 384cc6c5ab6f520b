/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A field that was refused, see {@link ApiException#validation}.
 *
 * @param path path of the field in the body, for example {@code locations[0].type}
 * @param text rules that it violates
 */
public record FieldViolation(String path, String text) {

    /** Returns the refused fields of an error answer, in its order; empty if it lists none. */
    public static List<FieldViolation> of(JsonNode answer) {
        List<FieldViolation> found = new ArrayList<>();
        collect("", answer.path("error").path("details").path("errors"), found);
        return found;
    }

    private static void collect(String parent, JsonNode errors, List<FieldViolation> found) {
        for (JsonNode error : errors) {
            String property = error.path("property").asText();
            String path = property.matches("\\d+") ? parent + '[' + property + ']' : parent.isEmpty() ? property : parent + '.' + property;
            List<String> texts = new ArrayList<>();
            error.path("constraints").forEach(text -> texts.add(text.asText()));
            if (!texts.isEmpty()) {
                found.add(new FieldViolation(path, String.join(", ", texts)));
            }
            collect(path, error.path("children"), found);
        }
    }
}
