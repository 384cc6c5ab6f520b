/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The roles of members, the least one first. */
public enum MembershipRole {

    /** Takes part. */
    MEMBER,

    /** Manages the team. */
    ADMIN,

    /** Has all permissions. */
    OWNER;

    /** Returns the names for requests. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** Returns the id of the role that permissions belong to. */
    public String roleId() {
        return name().toLowerCase(Locale.ROOT) + "_role";
    }

    /** Whether the role includes the permissions of another one. */
    public boolean includes(MembershipRole other) {
        return compareTo(other) >= 0;
    }
}
