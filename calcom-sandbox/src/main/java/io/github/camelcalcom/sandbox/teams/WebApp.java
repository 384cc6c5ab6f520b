/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import io.github.camelcalcom.sandbox.state.Team;

import java.util.Locale;

/** The web application that belongs to a real server. The sandbox has none, but answers contain its address. */
public final class WebApp {

    /** The address without a trailing slash. */
    public static final String URL = "http://localhost:3000";

    private WebApp() {
    }

    /** Returns the address of the booking pages of an organization, which is a subdomain, or those of users without organization for null. */
    public static String bookerUrl(Team organization) {
        boolean own = organization != null && organization.slug() != null && !organization.platform();
        return own ? URL.replace("://", "://" + organization.slug().toLowerCase(Locale.ROOT) + '.') : URL;
    }
}
