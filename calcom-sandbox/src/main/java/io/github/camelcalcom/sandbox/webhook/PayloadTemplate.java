/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The payload template of a webhook. Supports the subset of Handlebars that such templates use: <code>{{path.to.0.value}}</code>, escaped
 * for HTML, and <code>{{{path}}}</code>, not escaped. Helpers and blocks are syntax errors.
 */
final class PayloadTemplate {

    private static final Pattern TAG = Pattern.compile("\\{\\{(\\{?)(&?)\\s*([^{}]*?)\\s*\\}\\}(\\}?)");
    private static final Pattern PATH = Pattern.compile("(?:this\\.)?[\\w$@-]+(?:[./]\\[?[\\w$-]+\\]?)*");
    private static final String COMMENT = "!";

    private record Part(String text, List<String> path, boolean escaped) {
    }

    private final List<Part> parts;
    private final boolean json;

    private PayloadTemplate(List<Part> parts, boolean json) {
        this.parts = parts;
        this.json = json;
    }

    /** Parses a template; empty if its syntax is invalid. */
    static Optional<PayloadTemplate> parse(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher tag = TAG.matcher(template);
        int end = 0;
        while (tag.find()) {
            parts.add(new Part(template.substring(end, tag.start()), null, false));
            end = tag.end();
            if (tag.group(3).startsWith(COMMENT)) {
                continue;
            }
            boolean raw = !tag.group(1).isEmpty();
            if (raw == tag.group(4).isEmpty() || !PATH.matcher(tag.group(3)).matches()) {
                return Optional.empty();
            }
            parts.add(new Part(null, path(tag.group(3)), !raw && tag.group(2).isEmpty()));
        }
        parts.add(new Part(template.substring(end), null, false));
        boolean broken = parts.stream().anyMatch(part -> part.text() != null && part.text().contains("{{"));
        return broken ? Optional.empty() : Optional.of(new PayloadTemplate(parts, parsed(template) != null));
    }

    private static List<String> path(String expression) {
        String path = expression.startsWith("this.") ? expression.substring("this.".length()) : expression;
        return List.of(path.replace("[", "").replace("]", "").split("[./]"));
    }

    /** Returns {@code application/json} if the template itself is JSON, otherwise the type of a form. */
    String contentType() {
        return json ? "application/json" : "application/x-www-form-urlencoded";
    }

    /**
     * Inserts the values. Missing values are empty. As on the real server, a JSON template becomes {@code false} if the result is not JSON
     * because a value contains a backslash or a line break.
     */
    String render(JsonNode context) {
        StringBuilder rendered = new StringBuilder();
        for (Part part : parts) {
            if (part.text() != null) {
                rendered.append(part.text());
            } else {
                String value = text(find(context, part.path()));
                rendered.append(part.escaped() ? escape(value) : value);
            }
        }
        if (!json) {
            return rendered.toString();
        }
        JsonNode result = parsed(rendered.toString());
        return result == null ? "false" : result.toString();
    }

    private static JsonNode find(JsonNode context, List<String> path) {
        JsonNode value = context;
        for (String name : path) {
            value = value.isArray() && name.matches("\\d+") ? value.path(Integer.parseInt(name)) : value.path(name);
        }
        return value;
    }

    private static String text(JsonNode value) {
        if (value.isObject()) {
            return "[object Object]";
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(text(element)));
            return String.join(",", elements);
        }
        return value.isNull() ? "" : value.asText();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#x27;").replace("`", "&#x60;").replace("=", "&#x3D;");
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
