/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.Locale;

/**
 * Kind of the Cal.com server. The kinds differ in version headers, paging and the supported operations.
 */
public enum ApiProfile {

    /** The service at api.cal.com: the newest documented versions. */
    HOSTED("hosted"),

    /** A server run by its user: the versions of the OpenAPI document of March 2026. */
    SELF_HOSTED("self-hosted");

    private final String label;

    ApiProfile(String label) {
        this.label = label;
    }

    /** The name in options, catalogue files and messages. */
    public String label() {
        return label;
    }

    /**
     * Returns the profile with a label.
     *
     * @throws IllegalArgumentException for any other text; the message names the valid labels
     */
    public static ApiProfile of(String label) {
        for (ApiProfile profile : values()) {
            if (profile.label.equals(label)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("Unknown API profile '" + label + "'. Valid are: hosted, self-hosted");
    }

    /** Returns hosted for host names at or under cal.com and cal.eu, and self-hosted for all others. */
    public static ApiProfile forHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return isWithin(name, "cal.com") || isWithin(name, "cal.eu") ? HOSTED : SELF_HOSTED;
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
