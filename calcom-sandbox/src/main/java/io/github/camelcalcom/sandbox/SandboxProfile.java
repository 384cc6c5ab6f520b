/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Availability;

/**
 * The Cal.com server that the sandbox emulates. It determines which operations exist and which values of {@code cal-api-version} are known.
 * All other behaviour depends on the version of a call.
 */
public enum SandboxProfile {

    /** The service at api.cal.com. */
    HOSTED("hosted"),

    /** A server that its users operate themselves. */
    SELF_HOSTED("self-hosted"),

    /** The operations and versions of both, so that one sandbox serves both kinds of clients. */
    BOTH("both");

    private final String label;

    SandboxProfile(String label) {
        this.label = label;
    }

    /** Returns the name for options and messages. */
    public String label() {
        return label;
    }

    /**
     * Returns the profile with a label.
     *
     * @throws IllegalArgumentException for any other text; the message lists the valid labels
     */
    public static SandboxProfile of(String label) {
        for (SandboxProfile profile : values()) {
            if (profile.label.equals(label)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("Unknown profile '" + label + "'. Valid are: hosted, self-hosted, both");
    }

    /** Whether operations with this availability exist on the server. */
    public boolean includes(Availability availability) {
        return switch (this) {
            case HOSTED -> availability.includes(ApiProfile.HOSTED);
            case SELF_HOSTED -> availability.includes(ApiProfile.SELF_HOSTED);
            case BOTH -> true;
        };
    }

    /** Whether versions that only the hosted service has are known. */
    public boolean knowsHostedVersions() {
        return this != SELF_HOSTED;
    }
}
