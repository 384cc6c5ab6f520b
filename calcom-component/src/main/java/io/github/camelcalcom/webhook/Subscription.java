/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A webhook as the server knows it.
 *
 * @param secret          null if it has none, or the server does not tell
 * @param payloadTemplate empty if it has none
 * @param version         null if the server does not tell
 * @param noShowTime      null if it has none, or the server does not tell
 * @param noShowTimeUnit  null if it has none, or the server does not tell
 */
record Subscription(
        String id, String subscriberUrl, Set<String> triggers, boolean active, String secret, String payloadTemplate, String version,
        Integer noShowTime, String noShowTimeUnit) {

    /** Reads the server's answer; null if it is no webhook. */
    static Subscription of(Object answer) {
        if (!(answer instanceof Map<?, ?> fields) || fields.get("id") == null) {
            return null;
        }
        Set<String> triggers = new TreeSet<>();
        if (fields.get("triggers") instanceof Collection<?> names) {
            names.forEach(name -> triggers.add(String.valueOf(name)));
        }
        String template = text(fields, "payloadTemplate");
        return new Subscription(fields.get("id").toString(), String.valueOf(fields.get("subscriberUrl")), triggers,
                Boolean.TRUE.equals(fields.get("active")), text(fields, "secret"), template == null ? "" : template, text(fields, "version"),
                fields.get("time") instanceof Number time ? Integer.valueOf(time.intValue()) : null, text(fields, "timeUnit"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    @Override
    public String toString() {
        return "Subscription[" + id + ", " + subscriberUrl + ", active " + active + ", " + triggers + ']';
    }
}
