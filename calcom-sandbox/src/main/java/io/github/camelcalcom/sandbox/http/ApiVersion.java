/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import java.util.EnumSet;
import java.util.Set;

/**
 * The values of the header {@code cal-api-version} that a server knows. A missing or unknown value selects {@link #V2024_04_15}. A known
 * value that a route does not support results in 404.
 */
public enum ApiVersion {

    V2024_04_15("2024-04-15", false),
    V2024_06_11("2024-06-11", false),
    V2024_06_14("2024-06-14", false),
    V2024_08_13("2024-08-13", false),
    V2024_09_04("2024-09-04", false),
    V2026_02_25("2026-02-25", true),
    V2026_05_01("2026-05-01", true),
    V2026_06_12("2026-06-12", true);

    /** The name of the request header. */
    public static final String HEADER = "cal-api-version";

    private final String value;
    private final boolean hosted;

    ApiVersion(String value, boolean hosted) {
        this.value = value;
        this.hosted = hosted;
    }

    /** Returns the value of the header. */
    public String value() {
        return value;
    }

    /** Whether only the hosted service knows the version. */
    public boolean isHosted() {
        return hosted;
    }

    /** Returns all versions. */
    public static Set<ApiVersion> all() {
        return EnumSet.allOf(ApiVersion.class);
    }

    /**
     * Returns the version that a server selects for the value of the header.
     *
     * @param value               value of the header, null if it was not sent
     * @param knowsHostedVersions whether the server knows the versions of the hosted service
     */
    public static ApiVersion of(String value, boolean knowsHostedVersions) {
        for (ApiVersion version : values()) {
            if (version.value.equals(value) && (knowsHostedVersions || !version.hosted)) {
                return version;
            }
        }
        return V2024_04_15;
    }
}
