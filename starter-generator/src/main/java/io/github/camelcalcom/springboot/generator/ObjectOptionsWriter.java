/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.List;
import java.util.TreeSet;

/** Writes the classes of the options whose value is a bean. */
final class ObjectOptionsWriter {

    private ObjectOptionsWriter() {
    }

    static String text(ComponentMetadata metadata, String packageName) {
        JavaFile file = new JavaFile();
        List<String> types = List.copyOf(new TreeSet<>(metadata.options().stream().filter(ComponentOption::isObject)
                .map(ComponentOption::javaType).map(type -> type.replaceAll("<.*", "")).toList()));
        String list = file.imported("java.util.List");
        file.comment("", "The types of options whose value is a bean. Generated from the component's metadata; do not edit.");
        file.line("final class CalcomObjectOptions {").line("");
        file.line("    static final " + list + "<Class<?>> TYPES = " + list + ".of(");
        for (String type : types) {
            file.line("            " + file.imported(type) + ".class" + (type.equals(types.get(types.size() - 1)) ? ");" : ","));
        }
        file.line("").line("    private CalcomObjectOptions() {").line("    }").line("}");
        return file.text(packageName);
    }
}
