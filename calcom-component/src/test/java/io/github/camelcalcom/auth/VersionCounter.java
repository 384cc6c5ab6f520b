/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;

/** Counts in the version of an entry, from several nodes and threads at the same time. The sum shows whether an update was lost. */
final class VersionCounter {

    private VersionCounter() {
    }

    /** Adds one, and retries if another thread or node was faster. The tokens contain the number of the version. */
    static void increment(TokenStore store, String identity) {
        try {
            StoredTokens seen;
            StoredTokens next;
            do {
                seen = store.load(identity);
                long version = seen == null ? 1 : seen.version() + 1;
                next = new StoredTokens(version, new Tokens("access-" + version, "refresh-" + version, null), null);
            } while (!store.compareAndSet(identity, seen, next));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
