/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The memberships of teams and organizations, indexed by team. Must be used on the sandbox's event loop. */
public final class Memberships {

    private final Table<Long, Membership> rows = new Table<>(Membership::id);
    private final Map<Long, Map<Long, Membership>> byTeam = new HashMap<>();

    Memberships() {
    }

    /** Adds a membership, even if there is one already. */
    public Membership add(long teamId, long userId, boolean accepted, MembershipRole role, Instant now, boolean seeded) {
        return put(new Membership(rows.nextId(), teamId, userId, accepted, role, false, now, seeded ? null : now));
    }

    /** Skips an id, as the real server's database does when it refuses a new row. */
    public void skipNumber() {
        rows.nextId();
    }

    /** Replaces the membership with the same id. */
    public Membership put(Membership membership) {
        byTeam.computeIfAbsent(membership.teamId(), team -> new LinkedHashMap<>()).put(membership.userId(), membership);
        return rows.put(membership);
    }

    /** Returns the membership with an id. */
    public Optional<Membership> find(long id) {
        return rows.find(id);
    }

    /** Returns the membership of a user in a team. */
    public Optional<Membership> find(long teamId, long userId) {
        return Optional.ofNullable(byTeam.getOrDefault(teamId, Map.of()).get(userId));
    }

    /** Returns the memberships of a team in the order of creation. */
    public List<Membership> ofTeam(long teamId) {
        return List.copyOf(byTeam.getOrDefault(teamId, Map.of()).values());
    }

    /** Returns the memberships of a user in the order of creation. */
    public Stream<Membership> ofUser(long userId) {
        return rows.stream().filter(membership -> membership.userId() == userId);
    }

    /** Returns the first owner of a team. */
    public Optional<Membership> owner(long teamId) {
        return first(teamId, MembershipRole.OWNER);
    }

    /** Returns the first administrator of a team. */
    public Optional<Membership> admin(long teamId) {
        return first(teamId, MembershipRole.ADMIN);
    }

    private Optional<Membership> first(long teamId, MembershipRole role) {
        return ofTeam(teamId).stream().filter(membership -> membership.role() == role).findFirst();
    }

    /** Removes every membership that meets the condition. */
    public void removeIf(Predicate<Membership> condition) {
        rows.removeIf(condition);
        byTeam.values().forEach(members -> members.values().removeIf(condition));
    }
}
