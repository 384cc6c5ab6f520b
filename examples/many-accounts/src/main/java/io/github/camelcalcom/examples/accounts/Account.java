/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A row of the table of accounts. It has an API key, or is a managed user of the platform client.
 *
 * @param name          its name in routes, URLs and log
 * @param apiKey        its API key; null if it is a managed user
 * @param managedUserId its id as a managed user; null if it has an API key
 * @param state         what to do with it
 */
record Account(String name, String apiKey, Long managedUserId, State state) {

    /** What the application does with an account. The names are those in the table. */
    enum State {

        /** It is followed. */
        ACTIVE,

        /** It is not followed at the moment. */
        PAUSED,

        /** Its webhooks are deleted at the server, and then its row. */
        REMOVED
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,50}");

    /** @throws IllegalArgumentException if the name cannot be a part of a URI, or there is not exactly one credential */
    Account {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The account '" + name + "' must have a name of 1 to 50 letters, digits and hyphens");
        }
        if ((apiKey == null) == (managedUserId == null)) {
            throw new IllegalArgumentException("The account '" + name + "' must have an API key or the id of a managed user, and not both");
        }
    }

    /** Returns the options of an endpoint that calls as this account. The key is not in them, but the name of a bean. */
    String caller() {
        return apiKey != null ? "authentication=api-key&apiKey=#bean:" + keyBean() : "authentication=managed-user&managedUserId=" + managedUserId;
    }

    /** Returns the name of the bean that is the API key. */
    String keyBean() {
        return "key-" + name;
    }

    boolean hasCredentialOf(Account other) {
        return Objects.equals(apiKey, other.apiKey) && Objects.equals(managedUserId, other.managedUserId);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name;
    }
}
