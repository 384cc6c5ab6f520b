package io.github.camelcalcom.sandbox.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Change;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Table;
import io.github.camelcalcom.sandbox.state.User;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who changed what: the changes of things of one kind, told page by page, the latest first. */
public final class ChangeLog {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST = 50;

    private final SandboxState state;
    private final Table<String, Change> changes;

    /** @param changes where they are kept */
    public ChangeLog(SandboxState state, Table<String, Change> changes) {
        this.state = state;
        this.changes = changes;
    }

    /**
     * One page.
     *
     * @param nextCursor what leads to the page after it; null for the last one
     */
    public record Page(List<Change> changes, String nextCursor) {

        /** Whether there is a page after it. */
        public boolean hasMore() {
            return nextCursor != null;
        }
    }

    /** Keeps a change. */
    public void add(long subjectId, User user, Instant at, ObjectNode details) {
        changes.put(new Change(state.uids().uuid(), subjectId, user.id(), at, details));
    }

    /** The page of something's changes that a call asks for. An unknown cursor leads to the first page. */
    public Page page(Call call, long subjectId) {
        int limit = PageLimit.of(call, DEFAULT_LIMIT, MOST);
        List<Change> found = new ArrayList<>(changes.stream().filter(change -> change.subjectId() == subjectId).toList());
        Collections.reverse(found);
        Optional<Change> last = call.query("cursor").flatMap(changes::find);
        List<Change> rest = last.map(change -> found.subList(found.indexOf(change) + 1, found.size())).orElse(found);
        List<Change> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page(List.copyOf(page), page.size() < rest.size() ? page.get(page.size() - 1).id() : null);
    }

    /** Who made a change, as histories show it. */
    public ObjectNode actor(Change change) {
        Optional<User> user = state.users().find(change.userId());
        return Json.object().put("type", "USER").put("displayName", user.map(User::name).orElse("Deleted user"))
                .put("displayEmail", user.map(User::email).orElse(null)).put("displayAvatar", user.map(User::avatarUrl).orElse(null));
    }
}
