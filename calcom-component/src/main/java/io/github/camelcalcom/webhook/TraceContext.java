/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.regex.Pattern;

import org.apache.camel.Message;

/**
 * The trace that a delivery belongs to, as a proxy or tracing gateway in front of the receiver says it in the headers of W3C Trace Context. It
 * is all that passes from the headers of a request to the message of a route, and only in its exact form.
 */
public final class TraceContext {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final Pattern PARENT_FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE_FORM = Pattern.compile("[\\x20-\\x7e]{1,512}");

    private TraceContext() {
    }

    /** Copies it to another message if there is one. */
    public static void copy(Message request, Message message) {
        if (isOfForm(request, PARENT, PARENT_FORM)) {
            message.setHeader(PARENT, request.getHeader(PARENT));
            if (isOfForm(request, STATE, STATE_FORM)) {
                message.setHeader(STATE, request.getHeader(STATE));
            }
        }
    }

    private static boolean isOfForm(Message request, String name, Pattern form) {
        return request.getHeader(name) instanceof String text && form.matcher(text).matches();
    }
}
