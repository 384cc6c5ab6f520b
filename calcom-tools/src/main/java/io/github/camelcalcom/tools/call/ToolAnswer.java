/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.Locale;

/**
 * The answer to a call of a tool.
 *
 * @param text    for the model: JSON after a success, otherwise a text that says what is wrong and whether anything was changed
 * @param outcome how the call ended
 */
public record ToolAnswer(String text, Outcome outcome) {

    /** The end of a call. */
    public enum Outcome {
        /** The operation was executed. */
        SUCCESS,
        /** Nothing was sent: the tool is not offered, or its arguments are invalid. */
        REFUSED,
        /** Nothing was changed: a person has to agree first. */
        CONFIRMATION_REQUIRED,
        /** Nothing was changed: the person has not agreed. */
        DECLINED,
        /** The call failed. The text says whether the operation may have been executed. */
        FAILED;

        /** The name in logs and metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the call is an error for the model. A required agreement is none. */
    public boolean isError() {
        return outcome == Outcome.REFUSED || outcome == Outcome.DECLINED || outcome == Outcome.FAILED;
    }
}
