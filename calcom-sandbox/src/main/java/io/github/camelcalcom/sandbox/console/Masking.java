/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.regex.Pattern;

/** Removes possible secrets from texts that are shown. */
final class Masking {

    private static final String MASK = "***";
    private static final Pattern API_KEY = Pattern.compile("cal_\\w+");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#\\s]*@");
    /** The parameter state of an OAuth flow contains the access token of the user who started it. */
    private static final Pattern PARAMETER =
            Pattern.compile("([?&][^=&\\s]*(?:key|token|secret|code|password|signature|state)[^=&\\s]*=)[^&#\\s]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER =
            Pattern.compile(".*(?:authorization|cookie|secret|token|password|api-?key|client-id).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("(Basic|Bearer) .+", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile(".*(?:secret|password|token|api_?key|private_?key|account_?key|verifier|signature).*", Pattern.CASE_INSENSITIVE);
    /** A code is a secret in a request, for example of an OAuth flow. In an answer, it is the code of an error. */
    private static final Pattern FIELD_OF_REQUEST = Pattern.compile("(?:" + FIELD + ")|(?:.*verification)?code", Pattern.CASE_INSENSITIVE);

    private Masking() {
    }

    /** Returns the text without API keys, credentials in front of a host, and values of parameters with secret names; null stays null. */
    static String of(String text) {
        if (text == null) {
            return null;
        }
        String withoutKeys = API_KEY.matcher(text).replaceAll("cal_" + MASK);
        String withoutUsers = USER_INFO.matcher(withoutKeys).replaceAll("//" + MASK + "@");
        return PARAMETER.matcher(withoutUsers).replaceAll("$1" + MASK);
    }

    /** Returns the fields of a form without secrets. */
    static String form(String text) {
        return of('&' + text).substring(1);
    }

    /** Returns the value of a header without secrets. The scheme of a credential stays. */
    static String header(String name, String value) {
        if (!HEADER.matcher(name).matches()) {
            return of(value);
        }
        return SCHEME.matcher(value).matches() ? value.substring(0, value.indexOf(' ') + 1) + MASK : MASK;
    }

    /**
     * Returns a copy of a JSON document without the values of secret fields, and with masked texts.
     *
     * @param isRequest whether the document is the body of a request
     */
    static JsonNode json(JsonNode document, boolean isRequest) {
        if (document instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(field -> copy.set(field.getKey(), isSecret(field.getKey(), isRequest) && isText(field.getValue())
                    ? TextNode.valueOf(MASK) : json(field.getValue(), isRequest)));
            return copy;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(element -> copy.add(json(element, isRequest)));
            return copy;
        }
        return document.isTextual() ? TextNode.valueOf(of(document.asText())) : document;
    }

    private static boolean isSecret(String field, boolean isRequest) {
        return (isRequest ? FIELD_OF_REQUEST : FIELD).matcher(field).matches();
    }

    /** Whether a value can be a secret: numbers and truth values describe one. */
    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty();
    }
}
