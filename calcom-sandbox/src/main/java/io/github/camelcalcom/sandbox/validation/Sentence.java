package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The other way in which the real server reports what is wrong with a request: one sentence without a list of fields. Bookings and
 * the slot list do it so.
 */
public final class Sentence {

    private Sentence() {
    }

    /**
     * Refuses a request if anything is wrong with it.
     *
     * @param errors as {@link Schema#errors} gives them
     * @throws ApiException 400 with the sentence
     */
    public static void refuse(ArrayNode errors) {
        if (!errors.isEmpty()) {
            throw ApiException.badRequest(of(errors));
        }
    }

    /** An error like those of a {@link Schema}, about something that no single property stands for. */
    public static ObjectNode error(String property, String text) {
        ObjectNode error = Json.object().put("property", property);
        error.putObject("constraints").put("custom", text);
        return error;
    }

    /** An error for each property that is not among the known ones. */
    public static ArrayNode unknown(JsonNode object, Collection<String> known) {
        ArrayNode errors = Json.array();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(error(name, "property " + name + " should not exist"));
            }
        });
        return errors;
    }

    /** The sentence about errors. */
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
