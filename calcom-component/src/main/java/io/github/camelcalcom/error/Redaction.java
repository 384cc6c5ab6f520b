package io.github.camelcalcom.error;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

/** Masks secrets in the words of a server, which repeats what it was sent when it complains. */
public final class Redaction {

    private static final String MASK = "***";

    /** API keys, bearer tokens, JSON Web Tokens, and what the server's permission guard calls an access token. */
    private static final Pattern CREDENTIAL = Pattern.compile("\\bcal_[A-Za-z0-9_-]{6,}"
                                                              + "|(?i:(?<=\\bbearer\\s)|(?<=\\baccess token=))[A-Za-z0-9._~+/=-]{6,}"
                                                              + "|\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)*");

    /** A JSON parser of the server quotes the text that it could not read, which is what was sent. */
    private static final Pattern QUOTED_REQUEST = Pattern.compile(",? (?:\\.{3})?\".*\"(?:\\.{3})? is not valid JSON", Pattern.DOTALL);

    private Redaction() {
    }

    /** Masks what looks like a credential, whosever it is. */
    static String byForm(String text) {
        String unquoted = QUOTED_REQUEST.matcher(text).replaceAll(", what was sent is not valid JSON");
        return CREDENTIAL.matcher(unquoted).replaceAll(MASK);
    }

    /**
     * Masks secrets that are known, since not every one looks like one.
     *
     * @param answer  in UTF-8 or another superset of ASCII; not changed
     * @param secrets what was sent; none is empty
     */
    public static byte[] of(byte[] answer, Collection<String> secrets) {
        // one character for each byte, so that what is no text in UTF-8 stays what it is
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            text = text.replace(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), MASK);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
