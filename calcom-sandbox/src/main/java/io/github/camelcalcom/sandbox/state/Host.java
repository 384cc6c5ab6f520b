package io.github.camelcalcom.sandbox.state;

import java.util.List;

/**
 * A member of a team who meets the bookers of an event type.
 *
 * @param mandatory whether a round robin event takes place with this host always
 * @param priority  who is chosen first by a round robin, one of {@link #PRIORITIES}
 */
public record Host(long userId, boolean mandatory, String priority) {

    /** The priorities of hosts, the lowest first. */
    public static final List<String> PRIORITIES = List.of("lowest", "low", "medium", "high", "highest");

    /** The priority of a host of whom nobody said otherwise. */
    public static final String DEFAULT_PRIORITY = "medium";

    /** How much the host comes first: higher is sooner. */
    public int rank() {
        return PRIORITIES.indexOf(priority);
    }
}
