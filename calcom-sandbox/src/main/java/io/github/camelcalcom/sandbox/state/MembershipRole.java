package io.github.camelcalcom.sandbox.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a member may do, the least first. */
public enum MembershipRole {

    /** Takes part. */
    MEMBER,

    /** Manages what belongs to the team. */
    ADMIN,

    /** May do everything. */
    OWNER;

    /** The names that requests may use. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The id of the role that permissions go by. */
    public String roleId() {
        return name().toLowerCase(Locale.ROOT) + "_role";
    }

    /** Whether it includes everything that another role may do. */
    public boolean includes(MembershipRole other) {
        return compareTo(other) >= 0;
    }
}
