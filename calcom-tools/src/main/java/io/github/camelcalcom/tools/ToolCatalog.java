/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;

/**
 * The tools of a server: all operations of the catalogue that the server supports, except those whose answers or arguments are secrets, and
 * except those that are not selected. Immutable.
 */
public final class ToolCatalog {

    private static final int MAX_NAME_LENGTH = 64;

    private final ApiProfile profile;
    private final Map<String, CalcomTool> offered = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    private ToolCatalog(ApiProfile profile) {
        this.profile = profile;
    }

    /**
     * Returns the selected tools for a kind of server.
     *
     * @throws IllegalArgumentException if the selection names a tool that does not exist, or one that is never offered
     */
    public static ToolCatalog of(ApiProfile profile, ToolSelection selection) {
        ToolCatalog catalog = new ToolCatalog(profile);
        OperationCatalog operations = OperationCatalog.instance();
        for (String resource : operations.resources()) {
            for (Operation operation : operations.operations(resource)) {
                if (operation.kind() == Operation.Kind.CALL && operation.availability().includes(profile)) {
                    catalog.add(operation, selection);
                }
            }
        }
        for (String name : new TreeSet<>(selection.tools())) {
            if (!catalog.offered.containsKey(name)) {
                String reason = catalog.refused.get(name);
                throw reason == null ? ToolSelection.unknown("tool", name, catalog.allNames())
                        : new IllegalArgumentException("The tool '" + name + "' is not offered: " + reason);
            }
        }
        return catalog;
    }

    private void add(Operation operation, ToolSelection selection) {
        ToolRules rules = ToolRules.instance();
        String secret = rules.whyNotOffered(operation).orElse(null);
        if (secret != null) {
            refused.put(rules.name(operation), secret);
            return;
        }
        CalcomTool tool = tool(operation, rules);
        if (selection.contains(tool)) {
            CalcomTool other = offered.put(tool.name(), tool);
            if (other != null || tool.name().length() > MAX_NAME_LENGTH) {
                throw new IllegalStateException("The name " + tool.name() + " is too long or names two operations: " + tool + ", " + other);
            }
        } else {
            refused.put(tool.name(), selection.whyNot(tool));
        }
    }

    private CalcomTool tool(Operation operation, ToolRules rules) {
        ToolHints hints = rules.hints(operation);
        boolean confirmed = hints.destructive() || rules.isConfirmed(operation);
        return new CalcomTool(rules.name(operation), description(operation, rules, confirmed), operation,
                InputSchema.of(operation, profile, rules, hints, confirmed), hints, confirmed, operation.scopes());
    }

    private String description(Operation operation, ToolRules rules, boolean confirmed) {
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(operation.summary()));
        sentences.add(rules.note(operation));
        if (operation.paging(profile) != null) {
            sentences.add("The list comes in pages: pass nextCursor of an answer as cursor to read on.");
        }
        if (confirmed) {
            sentences.add("A person has to agree to each call.");
        }
        if (operation.deprecated()) {
            sentences.add("Cal.com has deprecated it.");
        }
        return String.join(" ", sentences.stream().filter(sentence -> !sentence.isEmpty()).toList());
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** The kind of server that the tools are for. */
    public ApiProfile profile() {
        return profile;
    }

    /** The tools in the order of their names. */
    public Collection<CalcomTool> tools() {
        return Collections.unmodifiableCollection(offered.values());
    }

    /** Returns the tool with a name; empty if it is not offered. */
    public Optional<CalcomTool> find(String name) {
        return Optional.ofNullable(offered.get(name));
    }

    /**
     * Returns the tool with a name.
     *
     * @throws IllegalArgumentException if the tool is not offered; the message says why, or names the nearest one
     */
    public CalcomTool tool(String name) {
        CalcomTool tool = offered.get(name);
        if (tool != null) {
            return tool;
        }
        String reason = refused.get(name);
        throw reason == null ? ToolSelection.unknown("tool", shortened(name), offered.keySet())
                : new IllegalArgumentException("The tool '" + name + "' is not offered: " + reason);
    }

    /** A name that a model gave, short enough for a message. */
    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= MAX_NAME_LENGTH ? plain : plain.substring(0, MAX_NAME_LENGTH) + "...";
    }

    private Collection<String> allNames() {
        TreeSet<String> names = new TreeSet<>(offered.keySet());
        names.addAll(refused.keySet());
        return names;
    }
}
