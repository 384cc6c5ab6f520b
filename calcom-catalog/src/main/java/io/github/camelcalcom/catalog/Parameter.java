/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.List;

/**
 * A parameter of an operation that is not part of its body.
 *
 * @param name         the name in the API, such as {@code bookingUid}
 * @param location     the part of the request that contains it
 * @param type         the type of its value, or of one element of an array
 * @param arrayStyle   the format of several values; {@link ArrayStyle#NONE} for a single value
 * @param values       the permitted values, empty if any value is permitted
 * @param required     whether the operation requires it
 * @param availability the servers that support it
 * @param summary      a summary of one line for the reference
 * @param fields       the fields of an object in a query, which is sent as {@code name[field]=value}; empty for an object that is sent as JSON
 * @param substitute   the name of the parameter whose value is sent if this one has no value; null if there is none
 */
public record Parameter(
        String name, Location location, Type type, ArrayStyle arrayStyle, List<String> values, boolean required,
        Availability availability, String summary, List<Parameter> fields, String substitute) {

    public Parameter {
        values = List.copyOf(values);
        fields = List.copyOf(fields);
    }

    /** A parameter without fields and without a substitute. */
    public Parameter(
            String name, Location location, Type type, ArrayStyle arrayStyle, List<String> values, boolean required,
            Availability availability, String summary) {
        this(name, location, type, arrayStyle, values, required, availability, summary, List.of(), null);
    }

    /** Returns the same parameter with another name. */
    public Parameter named(String newName) {
        return new Parameter(newName, location, type, arrayStyle, values, required, availability, summary, fields, substitute);
    }

    /** The part of the request that contains a parameter. */
    public enum Location { PATH, QUERY, HEADER }

    /** The type of a value. */
    public enum Type {
        STRING, INTEGER, NUMBER, BOOLEAN,
        /** An ISO 8601 instant. Servers also accept a date, which means its first instant in UTC. */
        DATE_TIME,
        /** An ISO 8601 date. */
        DATE,
        OBJECT,
        /** A whole path with its query, already encoded. */
        RAW_PATH
    }

    /** The format of an array in a query. */
    public enum ArrayStyle {
        /** Not an array. */
        NONE,
        /** {@code name=a,b} */
        COMMA,
        /** {@code name=a&name=b} */
        REPEAT,
        /** {@code name[0]=a&name[1]=b}, or {@code name[0][field]=a} for a list of objects */
        INDEX
    }
}
