/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The history of changes of one kind of entity, in pages, the latest change first. */
public final class ChangeLog {

    /** The default size of a page. */
    public static final int DEFAULT_LIMIT = 25;

    /** The maximum size of a page. */
    public static final int MAX_LIMIT = 50;

    private final SandboxState state;
    private final Table<String, Change> changes;

    /** @param changes table that stores the changes */
    public ChangeLog(SandboxState state, Table<String, Change> changes) {
        this.state = state;
        this.changes = changes;
    }

    /**
     * One page.
     *
     * @param nextCursor cursor of the next page; null for the last page
     */
    public record Page(List<Change> changes, String nextCursor) {

        /** Whether there is a next page. */
        public boolean hasMore() {
            return nextCursor != null;
        }
    }

    /** Adds a change. */
    public void add(Object subject, User user, Instant at, ObjectNode details) {
        changes.put(new Change(state.uids().uuid(), subject, user.id(), at, details));
    }

    /**
     * Returns one page of the changes of a subject, the latest change first.
     *
     * @param cursor the change that the page follows; the first page if absent or unknown
     */
    public Page page(Object subject, Optional<String> cursor, int limit) {
        List<Change> found = new ArrayList<>(changes.stream().filter(change -> change.subject().equals(subject)).toList());
        Collections.reverse(found);
        Optional<Change> last = cursor.flatMap(changes::find);
        List<Change> rest = last.map(change -> found.subList(found.indexOf(change) + 1, found.size())).orElse(found);
        List<Change> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page(List.copyOf(page), page.size() < rest.size() ? page.get(page.size() - 1).id() : null);
    }

    /** Returns the user who made a change, in the format of histories. */
    public ObjectNode actor(Change change) {
        Optional<User> user = state.users().find(change.userId());
        return JsonNodeFactory.instance.objectNode().put("type", "USER").put("displayName", user.map(User::name).orElse("Deleted user"))
                .put("displayEmail", user.map(User::email).orElse(null)).put("displayAvatar", user.map(User::avatarUrl).orElse(null));
    }
}
