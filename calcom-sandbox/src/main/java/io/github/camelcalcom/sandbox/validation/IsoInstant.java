/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and dates with time in ISO 8601, in the forms that the real server's validation accepts. It accepts week dates and ordinal dates, too. */
public final class IsoInstant {

    private static final int NANO_DIGITS = 9;

    private static final String DATE = "(?<year>\\d{4})(?:-(?<month>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12]\\d|3[01]))?"
            + "|(?<basicMonth>0[1-9]|1[0-2])(?<basicDay>0[1-9]|[12]\\d|3[01]))";
    private static final String TIME = "(?<hour>[01]\\d|2[0-3])(?::?(?<minute>[0-5]\\d)(?::?(?<second>[0-5]\\d)(?:[.,](?<fraction>\\d+))?)?)?";
    private static final String OFFSET = "[Zz]|(?<sign>[+-])(?<offsetHours>[01]\\d|2[0-3])(?::?(?<offsetMinutes>[0-5]\\d))?";
    private static final Pattern FORM = Pattern.compile(DATE + "(?:[T ]" + TIME + "(?:" + OFFSET + ")?)?|(?<yearAlone>\\d{4})");

    private IsoInstant() {
    }

    /** Whether a text is a date without a time. */
    public static boolean isDate(String text) {
        return text.length() == "yyyy-MM-dd".length();
    }

    /** Whether a text has the form of a date or of a date with time. The day may not exist, for example February 30. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether a text is a date or a date with time whose day exists. */
    public static boolean exists(String text) {
        try {
            parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * Returns the instant of a date or of a date with time. The default offset is UTC, the default time is midnight.
     *
     * @throws DateTimeException for any other text
     */
    public static Instant parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DateTimeParseException("Not a date of ISO 8601", text, 0);
        }
        if (form.group("yearAlone") != null) {
            return LocalDateTime.of(number(form, "yearAlone", 0), 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        }
        LocalDateTime local = LocalDateTime.of(number(form, "year", 0), number(form, "month", number(form, "basicMonth", 1)),
                number(form, "day", number(form, "basicDay", 1)), number(form, "hour", 0), number(form, "minute", 0),
                number(form, "second", 0), nanos(form.group("fraction")));
        int sign = "-".equals(form.group("sign")) ? -1 : 1;
        return local.toInstant(ZoneOffset.ofTotalSeconds(sign * 60 * (60 * number(form, "offsetHours", 0) + number(form, "offsetMinutes", 0))));
    }

    private static int number(Matcher form, String group, int otherwise) {
        return form.group(group) == null ? otherwise : Integer.parseInt(form.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }
}
