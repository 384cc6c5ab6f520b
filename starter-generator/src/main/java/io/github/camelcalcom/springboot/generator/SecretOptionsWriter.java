/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.List;

/** Writes the names of the secret options. */
final class SecretOptionsWriter {

    private SecretOptionsWriter() {
    }

    static String text(ComponentMetadata metadata, String packageName) {
        JavaFile file = new JavaFile();
        List<ComponentOption> secrets = metadata.options().stream().filter(ComponentOption::secret).toList();
        String list = file.imported("java.util.List");
        file.comment("", "The options whose values are secret. Generated from the component's metadata; do not edit.");
        file.line("final class CalcomSecretOptions {").line("");
        file.line("    static final " + list + "<String> NAMES = " + list + ".of(");
        for (int index = 0; index < secrets.size(); index++) {
            file.line("            \"" + secrets.get(index).name() + '"' + (index == secrets.size() - 1 ? ");" : ","));
        }
        file.line("").line("    private CalcomSecretOptions() {").line("    }").line("");
        file.comment("    ", "Returns the values of the properties, null for properties without a value.");
        values(file, "CalcomComponentConfiguration", secrets);
        file.line("");
        file.comment("    ", "Returns the values of a component, null for options without a value.");
        values(file, file.imported("io.github.camelcalcom.CalcomConfiguration"), secrets.stream().filter(ComponentOption::shared).toList());
        return file.line("}").text(packageName);
    }

    private static void values(JavaFile file, String type, List<ComponentOption> secrets) {
        String stream = file.imported("java.util.stream.Stream");
        file.line("    static " + stream + "<String> valuesOf(" + type + " configuration) {");
        file.line("        return " + stream + ".of(");
        for (int index = 0; index < secrets.size(); index++) {
            file.line("                configuration.get" + secrets.get(index).accessorName() + "()" + (index == secrets.size() - 1 ? ");" : ","));
        }
        file.line("    }");
    }
}
