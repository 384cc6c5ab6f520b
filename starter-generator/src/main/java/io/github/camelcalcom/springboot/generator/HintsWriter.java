/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the values that an editor offers for properties of type String. Spring Boot's annotation processor finds the values of real enums
 * itself.
 */
final class HintsWriter {

    private HintsWriter() {
    }

    static String text(ComponentMetadata metadata) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode document = json.createObjectNode();
        ArrayNode hints = document.putArray("hints");
        List<ComponentOption> options = metadata.options().stream()
                .filter(option -> !option.values().isEmpty() && option.fieldType().equals("java.lang.String")).toList();
        for (ComponentOption option : options) {
            ObjectNode hint = hints.addObject().put("name", StarterGenerator.PREFIX + '.' + option.propertyName());
            ArrayNode values = hint.putArray("values");
            option.values().forEach(value -> values.addObject().put("value", value));
        }
        metadata.options().stream().filter(option -> ListedValues.BY_OPTION.containsKey(option.name())).forEach(option -> {
            ObjectNode hint = hints.addObject().put("name", StarterGenerator.PREFIX + '.' + option.propertyName());
            ArrayNode values = hint.putArray("values");
            ListedValues.BY_OPTION.get(option.name()).forEach(value -> values.addObject().put("value", value));
            // several values, separated by commas, are valid too
            hint.putArray("providers").addObject().put("name", "any");
        });
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(document).replace(System.lineSeparator(), "\n") + '\n';
    }
}
