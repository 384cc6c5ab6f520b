/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.List;

/**
 * A host of a team's event type.
 *
 * @param mandatory whether the host takes part in every booking of a round robin
 * @param priority  priority in a round robin, one of {@link #PRIORITIES}
 */
public record Host(long userId, boolean mandatory, String priority) {

    /** The priorities of hosts, the lowest first. */
    public static final List<String> PRIORITIES = List.of("lowest", "low", "medium", "high", "highest");

    /** The default priority of a host. */
    public static final String DEFAULT_PRIORITY = "medium";

    /** Returns the rank of the priority; a higher rank comes first. */
    public int rank() {
        return PRIORITIES.indexOf(priority);
    }
}
