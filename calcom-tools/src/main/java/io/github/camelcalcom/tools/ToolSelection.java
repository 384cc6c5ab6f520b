/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.OperationCatalog;

/**
 * The choice of tools that are offered. A tool is offered if it fits all parts of the choice. Immutable.
 *
 * @param readOnly  whether only tools are offered that change nothing
 * @param resources the resources whose operations are offered, such as {@code bookings}; empty for all
 * @param tools     the names of the tools that are offered; empty for all
 */
public record ToolSelection(boolean readOnly, Set<String> resources, Set<String> tools) {

    /**
     * @throws IllegalArgumentException if there is no resource with a name; the message names the nearest one
     */
    public ToolSelection {
        resources = Set.copyOf(resources);
        tools = Set.copyOf(tools);
        for (String resource : new TreeSet<>(resources)) {
            if (!OperationCatalog.instance().resources().contains(resource)) {
                throw unknown("resource", resource, OperationCatalog.instance().resources());
            }
        }
    }

    /** All tools that change nothing. */
    public static ToolSelection readOnlyTools() {
        return new ToolSelection(true, Set.of(), Set.of());
    }

    /** All tools. */
    public static ToolSelection allTools() {
        return new ToolSelection(false, Set.of(), Set.of());
    }

    static IllegalArgumentException unknown(String kind, String name, Collection<String> names) {
        return new IllegalArgumentException("There is no " + kind + " '" + name + "'."
                                            + NearestName.of(name, names).map(nearest -> " Did you mean '" + nearest + "'?").orElse(""));
    }

    boolean contains(CalcomTool tool) {
        return whyNot(tool) == null;
    }

    /** Returns why a tool is not offered, or null if it is. */
    String whyNot(CalcomTool tool) {
        if (readOnly && !tool.hints().readOnly()) {
            return "it changes something, and this server offers only tools that read";
        }
        if (!resources.isEmpty() && !resources.contains(tool.operation().resource())) {
            return "this server does not offer the resource " + tool.operation().resource();
        }
        return tools.isEmpty() || tools.contains(tool.name()) ? null : "this server does not offer the tool";
    }
}
