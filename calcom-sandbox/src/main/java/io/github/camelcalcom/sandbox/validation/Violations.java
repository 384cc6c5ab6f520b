package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.ApiException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link Schema} says is wrong, for people. */
public final class Violations {

    private Violations() {
    }

    /**
     * One thing that is wrong.
     *
     * @param path where in the object, such as {@code availability[0].startTime}
     * @param text what would be right
     */
    public record Violation(String path, String text) {
    }

    /** The first thing that an exception says is wrong; empty if it names no property. */
    public static Optional<Violation> of(ApiException exception) {
        return first("", exception.body("", Instant.EPOCH).path("error").path("details").path("errors"));
    }

    private static Optional<Violation> first(String parent, JsonNode errors) {
        for (JsonNode error : errors) {
            String property = error.path("property").asText();
            String path = property.matches("\\d+") ? parent + '[' + property + ']' : parent.isEmpty() ? property : parent + '.' + property;
            List<String> texts = new ArrayList<>();
            error.path("constraints").forEach(text -> texts.add(text.asText()));
            if (!texts.isEmpty()) {
                return Optional.of(new Violation(path, String.join(", ", texts)));
            }
            Optional<Violation> below = first(path, error.path("children"));
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
