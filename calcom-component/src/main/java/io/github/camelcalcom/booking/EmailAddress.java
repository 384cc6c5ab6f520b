package io.github.camelcalcom.booking;

import java.util.Locale;

/** An e-mail address as a caller writes it. */
record EmailAddress(String text) {

    /**
     * Whether the server may show this address so: in another case, and that of a managed user with the id of the platform's client before
     * the {@code @}, as in {@code ann+client@example.com}.
     *
     * @param shown null for none
     */
    boolean isShownAs(String shown) {
        if (shown == null) {
            return false;
        }
        String own = text.toLowerCase(Locale.ROOT);
        String other = shown.toLowerCase(Locale.ROOT);
        int at = own.lastIndexOf('@');
        return own.equals(other) || at > 0 && other.startsWith(own.substring(0, at) + '+') && other.endsWith(own.substring(at));
    }
}
