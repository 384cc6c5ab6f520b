package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.validation.Violations;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A value in a seed file that knows its place there. Whatever is wrong with it is told with that place. Immutable. */
final class SeedNode {

    private final String file;
    private final String place;
    private final JsonNode value;

    private SeedNode(String file, String place, JsonNode value) {
        this.file = file;
        this.place = place;
        this.value = value;
    }

    /** All of a file. */
    static SeedNode root(String file, JsonNode value) {
        return new SeedNode(file, "", value);
    }

    /** This one, which must be an object with no other keys. */
    SeedNode only(String... keys) {
        return only(Set.of(keys));
    }

    private SeedNode only(Set<String> keys) {
        if (!value.isObject()) {
            throw wrong("must be an object with the keys " + String.join(", ", new TreeSet<>(keys)) + " but is " + described(value));
        }
        value.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new InvalidSeedException(file + ": " + below(key) + ": unknown key."
                        + NearestName.of(key, keys).map(nearest -> " Did you mean '" + nearest + "'?").orElse("")
                        + " Valid are: " + String.join(", ", new TreeSet<>(keys)), null);
            }
        });
        return this;
    }

    /**
     * What it says about something in the fields that an operation takes, which are the only keys it may have beside its own.
     *
     * @param operation such as {@code event-types/create}
     * @param ownKeys   left out of what is given
     */
    ObjectNode body(String operation, String... ownKeys) {
        int slash = operation.indexOf('/');
        Collection<BodyField> fields = OperationCatalog.instance().find(operation.substring(0, slash), operation.substring(slash + 1))
                .orElseThrow().bodyFields();
        Set<String> keys = new TreeSet<>(Arrays.asList(ownKeys));
        fields.forEach(field -> keys.add(field.name()));
        only(keys);
        ObjectNode body = value.deepCopy();
        body.remove(Arrays.asList(ownKeys));
        body.properties().forEach(entry -> {
            List<String> types = fields.stream().filter(field -> field.name().equals(entry.getKey())).map(BodyField::type).distinct().toList();
            if (!entry.getValue().isNull() && types.stream().noneMatch(type -> isOf(type, entry.getValue()))) {
                throw child(entry.getKey()).wrong("must be of type " + String.join(" or ", types) + " but is " + described(entry.getValue()));
            }
        });
        return body;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    /** Whether it has a key with a value. */
    boolean has(String key) {
        return value.hasNonNull(key);
    }

    /** A text that must be there and not be empty. */
    String text(String key) {
        JsonNode text = expect(key, "a text", found -> found.isTextual() && !found.asText().isEmpty());
        if (text == null) {
            throw child(key).wrong("is missing, a text");
        }
        return text.asText();
    }

    /** A text, or what holds where none is given. */
    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** True or false; false where nothing is given. */
    boolean flag(String key) {
        JsonNode flag = expect(key, "true or false", JsonNode::isBoolean);
        return flag != null && flag.asBoolean();
    }

    /** An instant; null where none is given. */
    Instant instant(String key) {
        if (!has(key)) {
            return null;
        }
        try {
            return Instant.parse(text(key));
        } catch (DateTimeParseException e) {
            throw child(key).wrong("must be an instant in UTC such as 2026-12-01T09:00:00Z but is '" + text(key) + "'", e);
        }
    }

    /** The elements of a list; empty where none is given. */
    List<SeedNode> list(String key) {
        JsonNode list = expect(key, "a list", JsonNode::isArray);
        List<SeedNode> elements = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            elements.add(new SeedNode(file, below(key) + '[' + i + ']', list.get(i)));
        }
        return elements;
    }

    /** The value itself, not to be changed. */
    JsonNode value() {
        return value;
    }

    /** The value of a key, with its place. */
    SeedNode child(String key) {
        return new SeedNode(file, below(key), value.path(key));
    }

    /** Plants it; what the API would refuse is told with its place. */
    <T> T plant(Supplier<T> planting) {
        try {
            return planting.get();
        } catch (ApiException e) {
            throw Violations.of(e).map(violation -> new InvalidSeedException(file + ": "
                            + (violation.path().startsWith("[") || place.isEmpty() ? place + violation.path() : place + '.' + violation.path())
                            + ": " + violation.text(), e))
                    .orElseGet(() -> wrong(e.getMessage(), e));
        } catch (IllegalStateException e) {
            throw wrong(e.getMessage(), e);
        }
    }

    private JsonNode expect(String key, String what, Predicate<JsonNode> condition) {
        JsonNode found = value.get(key);
        if (found == null || found.isNull()) {
            return null;
        }
        if (!condition.test(found)) {
            throw child(key).wrong("must be " + what + " but is " + described(found));
        }
        return found;
    }

    private String below(String key) {
        return place.isEmpty() ? key : place + '.' + key;
    }

    /** That something is wrong here. */
    InvalidSeedException wrong(String problem) {
        return wrong(problem, null);
    }

    private InvalidSeedException wrong(String problem, Throwable cause) {
        return new InvalidSeedException(file + ": " + (place.isEmpty() ? "" : place + ": ") + problem, cause);
    }

    private static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            default -> "'" + value.asText() + "'";
        };
    }
}
