/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

/** Writes the class that Spring Boot binds the properties of the component to. */
final class ConfigurationWriter {

    private final JavaFile file = new JavaFile();

    private ConfigurationWriter() {
    }

    static String text(ComponentMetadata metadata, String packageName) {
        return new ConfigurationWriter().write(metadata, packageName);
    }

    private String write(ComponentMetadata metadata, String packageName) {
        String prefix = file.imported("org.springframework.boot.context.properties.ConfigurationProperties");
        String parent = file.imported("org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon");
        file.comment("", metadata.description() + " Generated from the component's metadata; do not edit.");
        file.line("@" + prefix + "(prefix = \"" + StarterGenerator.PREFIX + "\")");
        file.line("public class CalcomComponentConfiguration extends " + parent + " {").line("");
        file.comment("    ", "Whether to enable auto configuration of the calcom component. This is enabled by default.");
        file.line("    private Boolean enabled;");
        metadata.options().forEach(this::field);
        metadata.options().forEach(this::accessors);
        return file.line("}").text(packageName);
    }

    private void field(ComponentOption option) {
        file.line("").comment("    ", option.description());
        String initialValue = option.initialValue();
        file.line("    private " + file.imported(option.fieldType()) + ' ' + option.name() + (initialValue == null ? "" : " = " + initialValue) + ';');
    }

    private void accessors(ComponentOption option) {
        String type = file.imported(option.fieldType());
        file.line("");
        if (option.deprecated()) {
            file.line("    @Deprecated");
            file.line("    @" + file.imported("org.springframework.boot.context.properties.DeprecatedConfigurationProperty"));
        }
        file.line("    public " + type + " get" + option.accessorName() + "() {");
        file.line("        return " + option.name() + ';').line("    }").line("");
        if (option.deprecated()) {
            file.line("    @Deprecated");
        }
        file.line("    public void set" + option.accessorName() + '(' + type + ' ' + option.name() + ") {");
        file.line("        this." + option.name() + " = " + option.name() + ';').line("    }");
    }
}
