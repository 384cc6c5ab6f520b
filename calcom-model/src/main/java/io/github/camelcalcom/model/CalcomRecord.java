/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * A JSON object of the API as a Java record. Any {@code ObjectMapper} reads and writes it, without a module and whatever its configuration.
 * A component is null if the field is absent, null, or of a type that the component cannot hold.
 *
 * <p>A record that is read and written again is the same JSON. For this purpose, {@link #additional()} keeps what the components do not hold:
 * <ul>
 * <li>fields without a component, for example those of a newer version of the API</li>
 * <li>fields that are present with the value null, which a {@code PATCH} distinguishes from absent ones</li>
 * <li>a value of another type than the component has</li>
 * <li>the original form of a value, such as a time with an offset, that would be written in another form</li>
 * </ul>
 * When a record is written, a component that is not null has priority over the entry of the same name, except for another form of that value.
 */
@JsonDeserialize(using = RecordReader.class)
@JsonSerialize(using = RecordWriter.class)
public interface CalcomRecord {

    /**
     * Returns the fields that the components do not hold. Unmodifiable.
     *
     * @return field names with their JSON; never null
     */
    Map<String, JsonNode> additional();

    /** Returns the entries of {@link #additional()} that no component is named after. */
    default Map<String, JsonNode> unknownFields() {
        return RecordShape.of(getClass()).unknownFields(this);
    }

    /** Whether a field is present with the value null. False if it is absent or has another value. */
    default boolean isNull(String field) {
        JsonNode value = additional().get(field);
        return value != null && value.isNull();
    }
}
