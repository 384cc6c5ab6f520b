package io.github.camelcalcom.catalog;

import java.util.List;

/**
 * A parameter of an operation that is not part of its body.
 *
 * @param name         as the API spells it, such as {@code bookingUid}
 * @param location     where it is sent
 * @param type         the type of its value, or of one element where it is an array
 * @param arrayStyle   how several values are written; {@link ArrayStyle#NONE} for a single value
 * @param values       the values that are allowed, empty if any is
 * @param required     whether the operation cannot be called without it
 * @param availability the profiles that know it
 * @param summary      one line for the reader of a reference
 */
public record Parameter(
        String name, Location location, Type type, ArrayStyle arrayStyle, List<String> values, boolean required,
        Availability availability, String summary) {

    public Parameter {
        values = List.copyOf(values);
    }

    /** Where a parameter is sent. */
    public enum Location { PATH, QUERY, HEADER }

    /** The type of a value. */
    public enum Type {
        STRING, INTEGER, NUMBER, BOOLEAN,
        /** An ISO 8601 instant; servers also take a date alone, which stands for its first moment in UTC. */
        DATE_TIME,
        /** An ISO 8601 date. */
        DATE,
        OBJECT,
        /** A whole path with its query, encoded by the caller. */
        RAW_PATH
    }

    /** How an array is written into a query. */
    public enum ArrayStyle {
        /** Not an array. */
        NONE,
        /** {@code name=a,b} */
        COMMA,
        /** {@code name=a&name=b} */
        REPEAT
    }
}
