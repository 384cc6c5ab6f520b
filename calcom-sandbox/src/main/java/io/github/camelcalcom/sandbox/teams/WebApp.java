package io.github.camelcalcom.sandbox.teams;

import io.github.camelcalcom.sandbox.state.Team;

import java.util.Locale;

/** The web application that a real server has beside its API. The sandbox has none; its address still appears in answers. */
public final class WebApp {

    /** Where it would be, without a slash at the end. */
    public static final String URL = "http://localhost:3000";

    private WebApp() {
    }

    /** Where the booking pages of an organization are: it has an address of its own. Null for no organization. */
    public static String bookerUrl(Team organization) {
        boolean own = organization != null && organization.slug() != null && !organization.platform();
        return own ? URL.replace("://", "://" + organization.slug().toLowerCase(Locale.ROOT) + '.') : URL;
    }
}
