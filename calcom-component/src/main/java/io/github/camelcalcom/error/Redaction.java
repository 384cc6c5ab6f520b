package io.github.camelcalcom.error;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

/** Masks secrets in texts of a server, because error texts may repeat the request. */
public final class Redaction {

    private static final String MASK = "***";

    /** API keys, bearer tokens, JSON Web Tokens, and the access token in texts of the server's permission guard. */
    private static final Pattern CREDENTIAL = Pattern.compile("\\bcal_[A-Za-z0-9_-]{6,}"
                                                              + "|(?i:(?<=\\bbearer\\s)|(?<=\\baccess token=))[A-Za-z0-9._~+/=-]{6,}"
                                                              + "|\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)*");

    /** The server's JSON parser quotes the text that it could not read, which is the request. */
    private static final Pattern QUOTED_REQUEST = Pattern.compile(",? (?:\\.{3})?\".*\"(?:\\.{3})? is not valid JSON", Pattern.DOTALL);

    private Redaction() {
    }

    /** Masks every text in the form of a credential. */
    static String byForm(String text) {
        String unquoted = QUOTED_REQUEST.matcher(text).replaceAll(", the request is not valid JSON");
        return CREDENTIAL.matcher(unquoted).replaceAll(MASK);
    }

    /**
     * Masks known secrets, because not all secrets have a recognizable form.
     *
     * @param answer  in UTF-8 or another superset of ASCII; not changed
     * @param secrets the secrets of the request; none is empty
     */
    public static byte[] of(byte[] answer, Collection<String> secrets) {
        // one character for each byte, so that bytes that are invalid in UTF-8 are kept
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            text = text.replace(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), MASK);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
