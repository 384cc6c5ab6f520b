/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.feed.ChangeType;

/** The values of options that accept a list separated by commas. The metadata of Camel has no place for them. */
final class ListedValues {

    static final Map<String, List<String>> BY_OPTION = Map.of("triggers", triggers(), "changeTypes",
            Arrays.stream(ChangeType.values()).map(ChangeType::label).toList());

    private ListedValues() {
    }

    /** Returns the triggers of all servers. */
    private static List<String> triggers() {
        return OperationCatalog.instance().find("webhooks", "create").orElseThrow().bodyFields().stream()
                .filter(field -> field.name().equals("triggers")).map(BodyField::values).flatMap(List::stream).distinct().sorted().toList();
    }
}
