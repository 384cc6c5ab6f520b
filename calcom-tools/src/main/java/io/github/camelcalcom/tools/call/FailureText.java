/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.tools.CalcomTool;

/** Says for a model why a call failed, and whether it may repeat it. */
final class FailureText {

    private static final int MAX_LENGTH = 2_000;

    private FailureText() {
    }

    static String of(CalcomTool tool, CalcomException failure) {
        StringBuilder text = new StringBuilder(OneLine.of(SecretFilter.clean(failure.getMessage()), MAX_LENGTH));
        if (failure instanceof CalcomAmbiguousException) {
            text.append(" It is not known whether the call was executed. ").append(tool.isBooking()
                    ? "Repeat it with the same arguments only, or ask a person." : "Read the current state before you repeat it.");
        } else if (failure instanceof CalcomRateLimitException limited && limited.getRetryAfter() != null) {
            text.append(" Repeat the call after ").append(limited.getRetryAfter().toSeconds()).append(" s.");
        }
        return text.toString();
    }
}
