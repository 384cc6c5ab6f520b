package io.github.camelcalcom.sandbox.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Parses the values that {@link Rule#isoDate()} accepts. */
public final class IsoInstant {

    private static final Pattern WITH_OFFSET = Pattern.compile(".*(?:Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    private IsoInstant() {
    }

    /** Whether a text is a date without a time. */
    public static boolean isDate(String text) {
        return text.length() == "yyyy-MM-dd".length();
    }

    /**
     * Returns the instant of a date or of a date with time. The default offset is UTC, the default time is midnight.
     *
     * @throws java.time.format.DateTimeParseException for any other text
     */
    public static Instant parse(String text) {
        if (isDate(text)) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T').replace(',', '.');
        if (!WITH_OFFSET.matcher(iso.substring("yyyy-MM-dd".length())).matches()) {
            return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(SHORT_OFFSET.matcher(iso).replaceFirst("$1:$2")).toInstant();
    }
}
