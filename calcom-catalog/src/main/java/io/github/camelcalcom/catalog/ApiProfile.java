package io.github.camelcalcom.catalog;

import java.util.Locale;

/**
 * Which Cal.com server is spoken to. The two differ in version headers, paging and in the operations that they have.
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

    /** The name that options, catalogue files and messages use. */
    public String label() {
        return label;
    }

    /**
     * The profile of a label.
     *
     * @throws IllegalArgumentException for any other text, naming the valid ones
     */
    public static ApiProfile of(String label) {
        for (ApiProfile profile : values()) {
            if (profile.label.equals(label)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("Unknown API profile '" + label + "'. Valid are: hosted, self-hosted");
    }

    /** Hosted for hosts at or under cal.com and cal.eu, self-hosted for all others. */
    public static ApiProfile forHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return isWithin(name, "cal.com") || isWithin(name, "cal.eu") ? HOSTED : SELF_HOSTED;
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
