/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The authentications of the managed users of one platform client. If there are many, the least recently used ones are dropped; their tokens
 * remain in the {@link TokenStore}. Thread safe, without I/O.
 */
public final class ManagedUsers {

    /** Default number of users that are kept. */
    public static final int DEFAULT_LIMIT = 1_000;

    private static final Pattern USER_ID = Pattern.compile("[0-9]{1,18}");

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Function<String, TokenAuthentication> factory;
    private final int limit;

    /** @param factory creates the authentication of a user from its id; fast, without I/O */
    public ManagedUsers(Function<String, TokenAuthentication> factory) {
        this(factory, DEFAULT_LIMIT);
    }

    /** @param limit number of users that are kept; exceeded only if more users refresh their tokens at the same time */
    public ManagedUsers(Function<String, TokenAuthentication> factory, int limit) {
        this.factory = factory;
        this.limit = limit;
    }

    /**
     * Returns the authentication of a user.
     *
     * @param  userId                   the id of the user at Cal.com, which is a number
     * @throws IllegalArgumentException if it is not a number
     */
    public TokenAuthentication of(String userId) {
        User user = users.get(userId);
        if (user == null) {
            if (!USER_ID.matcher(userId).matches()) {
                throw new IllegalArgumentException("Invalid value '" + userId + "' of the option managedUserId or the header"
                                                   + " CamelCalcomManagedUserId: expected the number of a managed user");
            }
            if (users.size() >= limit) {
                dropIdle();
            }
            user = users.computeIfAbsent(userId, id -> new User(factory.apply(id)));
        }
        user.lastUsed = System.nanoTime();
        return user.authentication;
    }

    /** Drops a tenth of the limit, so that not every new user causes a search. */
    private void dropIdle() {
        long now = System.nanoTime();
        // the times are copied, because they change while they are compared
        List<Map.Entry<String, Long>> longestIdleFirst = users.entrySet().stream()
                .map(user -> Map.entry(user.getKey(), now - user.getValue().lastUsed))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).toList();
        int surplus = users.size() - limit + Math.max(1, limit / 10);
        for (Map.Entry<String, Long> candidate : longestIdleFirst) {
            if (surplus <= 0) {
                return;
            }
            User user = users.get(candidate.getKey());
            if (user != null && !user.authentication.isBusy() && users.remove(candidate.getKey(), user)) {
                surplus--;
            }
        }
    }

    /** The users that are kept now. */
    public Stream<TokenAuthentication> all() {
        return users.values().stream().map(user -> user.authentication);
    }

    /** Number of users that are kept now. */
    public int size() {
        return users.size();
    }

    private static final class User {

        private final TokenAuthentication authentication;
        private volatile long lastUsed;

        User(TokenAuthentication authentication) {
            this.authentication = authentication;
            this.lastUsed = System.nanoTime();
        }
    }
}
