package io.github.camelcalcom.error;

/**
 * The headers that tell a limit, {@code X-RateLimit-Limit-}, {@code -Remaining-} and {@code -Reset-<name>}, and how their numbers are read.
 * Source: observed answers, and the server's throttler guard. Read with each answer, so by hand.
 */
public final class LimitReset {

    /** The limit's calls of a window; what follows is its name. */
    public static final String LIMIT = "X-RateLimit-Limit-";
    /** How many of them are left. */
    public static final String REMAINING = "X-RateLimit-Remaining-";
    /** When the window ends. */
    public static final String RESET = "X-RateLimit-Reset-";

    /** Above this a reset is an instant in seconds since 1970, not seconds to go. */
    private static final long EARLIEST_EPOCH = 1_000_000_000L;
    private static final int LONGEST_NUMBER = 11;

    private LimitReset() {
    }

    /**
     * A number that a header holds.
     *
     * @param  text the header's value, or null
     * @return      -1 if there is none, or what is there is no whole number of at most eleven digits
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

    /** Whether a reset is an instant in seconds since 1970; the API itself tells seconds to go. */
    public static boolean isInstant(long reset) {
        return reset > EARLIEST_EPOCH;
    }
}
