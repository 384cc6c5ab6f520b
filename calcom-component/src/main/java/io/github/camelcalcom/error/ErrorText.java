/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The message of an exception: operation, status, code, message, fields and request id on one line, without secrets. Servers repeat parts of
 * the request, so their texts are cleaned before they are logged.
 */
public final class ErrorText {

    static final int LONGEST_MESSAGE = 600;
    private static final int LONGEST_FIELD_ERRORS = 1_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private ErrorText() {
    }

    /** Returns the message of the exception for a response. */
    static String describe(ErrorAnswer answer) {
        StringBuilder text = new StringBuilder(120);
        text.append(answer.operation()).append(" failed: HTTP ").append(answer.status());
        if (answer.code() != null) {
            text.append(' ').append(clean(answer.code(), 100));
        }
        if (answer.message() != null) {
            text.append(": ").append(clean(answer.message(), LONGEST_MESSAGE));
        }
        if (!answer.fieldErrors().isEmpty()) {
            text.append(" [").append(fields(answer.fieldErrors())).append(']');
        }
        if (answer.remark() != null) {
            text.append(": ").append(answer.remark());
        }
        if (answer.retryAfter() != null) {
            text.append(" (may be tried again in ").append(answer.retryAfter().toSeconds()).append(" s)");
        }
        if (answer.requestId() != null) {
            text.append(" (request id ").append(clean(answer.requestId(), 100)).append(')');
        }
        return text.toString();
    }

    /** Returns a text of the server on one line, cut to a length, with credentials masked. */
    public static String clean(String text, int longest) {
        String bounded = text.length() > 8 * longest ? text.substring(0, 8 * longest) : text;
        String line = CONTROL.matcher(bounded).replaceAll(" ").strip();
        line = Redaction.byForm(line);
        return line.length() > longest ? line.substring(0, longest) + "..." : line;
    }

    private static String fields(Map<String, List<String>> fieldErrors) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<String>> field : fieldErrors.entrySet()) {
            if (!text.isEmpty()) {
                text.append("; ");
            }
            if (text.length() > LONGEST_FIELD_ERRORS) {
                return text.append("...").toString();
            }
            text.append(clean(field.getKey(), 100)).append(": ").append(clean(String.join(", ", field.getValue()), 300));
        }
        return text.toString();
    }
}
