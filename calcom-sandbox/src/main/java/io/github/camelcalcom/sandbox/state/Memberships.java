package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who belongs to which team, found by team without looking at the others. Only to be used on the sandbox's event loop. */
public final class Memberships {

    private final Table<Long, Membership> rows = new Table<>(Membership::id);
    private final Map<Long, Map<Long, Membership>> byTeam = new HashMap<>();

    Memberships() {
    }

    /** A new membership, whether or not there is one already. */
    public Membership add(long teamId, long userId, boolean accepted, MembershipRole role, Instant now, boolean seeded) {
        return put(new Membership(rows.nextId(), teamId, userId, accepted, role, false, now, seeded ? null : now));
    }

    /** Uses up a number, as the real server's database does when it refuses a new row. */
    public void skipNumber() {
        rows.nextId();
    }

    /** Replaces the membership with the same number. */
    public Membership put(Membership membership) {
        byTeam.computeIfAbsent(membership.teamId(), team -> new LinkedHashMap<>()).put(membership.userId(), membership);
        return rows.put(membership);
    }

    /** By number. */
    public Optional<Membership> find(long id) {
        return rows.find(id);
    }

    /** That of a user in a team. */
    public Optional<Membership> find(long teamId, long userId) {
        return Optional.ofNullable(byTeam.getOrDefault(teamId, Map.of()).get(userId));
    }

    /** Those of a team, in the order in which they came to be. */
    public List<Membership> ofTeam(long teamId) {
        return List.copyOf(byTeam.getOrDefault(teamId, Map.of()).values());
    }

    /** Those of a user, in the order in which they came to be. */
    public Stream<Membership> ofUser(long userId) {
        return rows.stream().filter(membership -> membership.userId() == userId);
    }

    /** The first owner of a team. */
    public Optional<Membership> owner(long teamId) {
        return ofTeam(teamId).stream().filter(membership -> membership.role() == MembershipRole.OWNER).findFirst();
    }

    /** Ends every membership of which the condition holds. */
    public void removeIf(Predicate<Membership> condition) {
        rows.removeIf(condition);
        byTeam.values().forEach(members -> members.values().removeIf(condition));
    }
}
