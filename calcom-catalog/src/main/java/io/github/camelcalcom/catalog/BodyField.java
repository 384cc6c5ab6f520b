package io.github.camelcalcom.catalog;

import java.util.List;

/**
 * A field of a request body.
 *
 * @param name         as the API spells it
 * @param type         JSON type: string, integer, number, boolean, object, array
 * @param values       the values that are allowed, empty if any is
 * @param required     whether every variant of the body needs it, by the API's document
 * @param availability the profiles that know it
 * @param summary      one line for the reader of a reference
 */
public record BodyField(String name, String type, List<String> values, boolean required, Availability availability, String summary) {

    public BodyField {
        values = List.copyOf(values);
    }
}
