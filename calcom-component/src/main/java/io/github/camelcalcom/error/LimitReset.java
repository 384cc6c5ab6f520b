/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

/**
 * The headers of a rate limit, {@code X-RateLimit-Limit-}, {@code -Remaining-} and {@code -Reset-<name>}, and the parser of their numbers.
 * Source: observed responses, and the server's throttler guard. The parser is written by hand, because it runs for each response.
 */
public final class LimitReset {

    /** Prefix of the maximum number of calls in a window; the name of the limit follows. */
    public static final String LIMIT = "X-RateLimit-Limit-";
    /** Prefix of the number of remaining calls. */
    public static final String REMAINING = "X-RateLimit-Remaining-";
    /** Prefix of the end of the window. */
    public static final String RESET = "X-RateLimit-Reset-";

    /** A reset above this value is an instant in seconds since 1970, not a number of remaining seconds. */
    private static final long EARLIEST_EPOCH = 1_000_000_000L;
    private static final int LONGEST_NUMBER = 11;

    private LimitReset() {
    }

    /**
     * Returns the number in a header.
     *
     * @param  text the header's value, or null
     * @return      -1 if there is none, or if the value is not a whole number of at most eleven digits
     */
    public static long number(String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
            return -1;
        }
        for (int index = 0; index < digits.length(); index++) {
            if (digits.charAt(index) < '0' || digits.charAt(index) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }

    /** Whether a reset is an instant in seconds since 1970. The API itself sends remaining seconds. */
    public static boolean isInstant(long reset) {
        return reset > EARLIEST_EPOCH;
    }
}
