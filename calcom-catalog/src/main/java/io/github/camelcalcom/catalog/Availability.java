/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

/** The servers that support an operation or a parameter. */
public enum Availability {

    /** On the hosted service and on self-hosted servers. */
    BOTH("both"),

    /** On the hosted service only. */
    HOSTED("hosted"),

    /** On self-hosted servers only. */
    SELF_HOSTED("self-hosted"),

    /** On some servers, but described in older documents only. */
    LEGACY("legacy");

    private final String label;

    Availability(String label) {
        this.label = label;
    }

    /** The name in catalogue files. */
    public String label() {
        return label;
    }

    /** Whether servers of this profile may support it. A legacy operation may be supported by any server. */
    public boolean includes(ApiProfile profile) {
        return switch (this) {
            case BOTH, LEGACY -> true;
            case HOSTED -> profile == ApiProfile.HOSTED;
            case SELF_HOSTED -> profile == ApiProfile.SELF_HOSTED;
        };
    }
}
