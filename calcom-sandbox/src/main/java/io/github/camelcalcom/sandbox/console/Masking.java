package io.github.camelcalcom.sandbox.console;

import java.util.regex.Pattern;

/** Removes possible secrets from texts that are shown. */
final class Masking {

    private static final String MASK = "***";
    private static final Pattern API_KEY = Pattern.compile("cal_\\w+");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#\\s]*@");
    /** The parameter state of an OAuth flow contains the access token of the user who started it. */
    private static final Pattern PARAMETER =
            Pattern.compile("([?&][^=&\\s]*(?:key|token|secret|code|password|signature|state)[^=&\\s]*=)[^&#\\s]*", Pattern.CASE_INSENSITIVE);

    private Masking() {
    }

    /** Returns the text without API keys, credentials in front of a host, and values of parameters with secret names; null stays null. */
    static String of(String text) {
        if (text == null) {
            return null;
        }
        String withoutKeys = API_KEY.matcher(text).replaceAll("cal_" + MASK);
        String withoutUsers = USER_INFO.matcher(withoutKeys).replaceAll("//" + MASK + "@");
        return PARAMETER.matcher(withoutUsers).replaceAll("$1" + MASK);
    }
}
