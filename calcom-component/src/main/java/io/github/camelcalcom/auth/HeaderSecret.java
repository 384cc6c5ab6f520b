package io.github.camelcalcom.auth;

/** Looks at a secret before it becomes the value of a header. */
public final class HeaderSecret {

    private HeaderSecret() {
    }

    /**
     * The secret itself.
     *
     * @throws IllegalArgumentException if it is blank or could break out of its header; the message names the option, never the secret
     */
    public static String check(String option, String secret) {
        if (secret.isEmpty() || secret.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("The option " + option + " is blank or holds a character that no key or token has (a space, a"
                                               + " line break). Set it to the value as Cal.com shows it");
        }
        return secret;
    }
}
