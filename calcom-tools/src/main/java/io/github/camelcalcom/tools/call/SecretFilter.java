/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.error.Redaction;
import io.github.camelcalcom.tools.ToolRules;

/** Removes secrets from answers: fields by their names, and what looks like a credential from every text. */
final class SecretFilter {

    /** A parameter of a URL whose name says that its value is a secret. */
    private static final Pattern URL_SECRET = Pattern.compile(
            "(?i)([?&#](?:access_?token|refresh_?token|token|secret|client_secret|api_?key|password)=)[^&#\\s\"]+");

    private SecretFilter() {
    }

    /** Returns the node without secrets. The given node may be changed. */
    static JsonNode clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> secrets = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (ToolRules.instance().isSecret(field.getKey())) {
                    secrets.add(field.getKey());
                } else {
                    field.setValue(clean(field.getValue()));
                }
            }
            object.remove(secrets);
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, clean(array.get(index)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(clean(node.textValue()));
        }
        return node;
    }

    /** Returns the text without what looks like a credential. */
    static String clean(String text) {
        return URL_SECRET.matcher(Redaction.byForm(text)).replaceAll("$1***");
    }
}
