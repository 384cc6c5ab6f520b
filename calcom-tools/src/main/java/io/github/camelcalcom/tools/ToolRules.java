/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.Json;

/**
 * What the catalogue does not say of operations as tools: names, effects that differ from those of the HTTP method, and what a language
 * model must not see. The file {@code tools.json} contains them. Immutable.
 */
public final class ToolRules {

    private static final String FILE = "/META-INF/io.github.camelcalcom/tools.json";
    private static final ToolRules INSTANCE = read();

    private final Content content;
    private final Set<String> secretFields;

    private ToolRules(Content content) {
        this.content = content;
        this.secretFields = content.secretFields.stream().map(ToolRules::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules of this library. */
    public static ToolRules instance() {
        return INSTANCE;
    }

    private static ToolRules read() {
        try (InputStream file = ToolRules.class.getResourceAsStream(FILE)) {
            return new ToolRules(Json.MAPPER.readValue(file, Content.class));
        } catch (IOException e) {
            throw new IllegalStateException("The rules of tools cannot be read from " + FILE, e);
        }
    }

    /** The name of the tool: the customary one of Cal.com's own tools, or resource and operation with underscores. */
    String name(Operation operation) {
        String known = content.names.get(operation.uri());
        return known != null ? known : (operation.resource() + '_' + operation.name()).replace('-', '_');
    }

    /** The effects of the operation, from its HTTP method unless a rule differs. */
    ToolHints hints(Operation operation) {
        boolean readOnly = operation.method().equals("GET") || matches(content.readOnly, operation);
        boolean destructive = !readOnly && !matches(content.notDestructive, operation)
                && (operation.method().equals("DELETE") || matches(content.destructive, operation));
        return new ToolHints(readOnly, destructive, operation.repeatable());
    }

    /** Whether a person has to agree, beyond operations that are destructive: they cost money, or give others access or data. */
    boolean isConfirmed(Operation operation) {
        return matches(content.confirmed, operation);
    }

    /** What else a model should know of the operation; empty for most. */
    String note(Operation operation) {
        return content.notes.getOrDefault(operation.uri(), "");
    }

    /** The reason why an operation is never a tool; empty if it may be one. */
    public Optional<String> whyNotOffered(Operation operation) {
        return content.notOffered.stream().filter(rule -> matches(rule.operations(), operation)).map(NotOffered::reason).findFirst();
    }

    /** All operations that are never tools. */
    public List<NotOffered> notOffered() {
        return content.notOffered;
    }

    /** Whether a field with this name holds a secret, in requests and in answers. The case and the separators of the name do not matter. */
    public boolean isSecret(String field) {
        return secretFields.contains(plain(field));
    }

    /** All patterns of operations in the rules, to check that each of them is about an operation. */
    List<List<String>> patterns() {
        return List.of(List.copyOf(content.names.keySet()), content.readOnly, content.destructive, content.notDestructive, content.confirmed,
                List.copyOf(content.notes.keySet()), content.notOffered.stream().flatMap(rule -> rule.operations().stream()).toList());
    }

    private static boolean matches(List<String> patterns, Operation operation) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, operation));
    }

    /** Whether an operation is of a pattern, in which an asterisk stands for any characters. */
    static boolean matches(String pattern, Operation operation) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), operation.uri());
    }

    private static String plain(String field) {
        return field.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private record Content(
            Map<String, String> names, List<String> readOnly, List<String> destructive, List<String> notDestructive, List<String> confirmed,
            List<NotOffered> notOffered, List<String> secretFields, Map<String, String> notes) {
    }
}
