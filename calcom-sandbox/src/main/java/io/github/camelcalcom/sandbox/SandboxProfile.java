package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Availability;

/**
 * Which Cal.com server the sandbox is. It decides which operations exist and which values of {@code cal-api-version} are known;
 * everything else follows from the version that a call names.
 */
public enum SandboxProfile {

    /** The service at api.cal.com. */
    HOSTED("hosted"),

    /** A server run by its user. */
    SELF_HOSTED("self-hosted"),

    /** The operations and versions of both, so that one sandbox serves clients of either kind. */
    BOTH("both");

    private final String label;

    SandboxProfile(String label) {
        this.label = label;
    }

    /** The name that options and messages use. */
    public String label() {
        return label;
    }

    /**
     * The profile of a label.
     *
     * @throws IllegalArgumentException for any other text, naming the valid ones
     */
    public static SandboxProfile of(String label) {
        for (SandboxProfile profile : values()) {
            if (profile.label.equals(label)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("Unknown profile '" + label + "'. Valid are: hosted, self-hosted, both");
    }

    /** Whether operations of this availability exist on such a server. */
    public boolean includes(Availability availability) {
        return switch (this) {
            case HOSTED -> availability.includes(ApiProfile.HOSTED);
            case SELF_HOSTED -> availability.includes(ApiProfile.SELF_HOSTED);
            case BOTH -> true;
        };
    }

    /** Whether the versions that only the hosted service has are known. */
    public boolean knowsHostedVersions() {
        return this != SELF_HOSTED;
    }
}
