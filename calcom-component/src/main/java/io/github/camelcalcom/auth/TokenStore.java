package io.github.camelcalcom.auth;

import java.io.IOException;

/**
 * Where tokens outlive a call, a restart or a node. Methods may block; they are called on worker threads, by several at once. What is
 * written must be durable before {@link #compareAndSet} returns: the tokens that it replaces are dead by then.
 */
public interface TokenStore {

    /**
     * What is kept for an identity.
     *
     * @param  identity    a name without a secret in it, at most 200 characters
     * @return             null if nothing is
     * @throws IOException if it cannot be read; never treated as absence
     */
    StoredTokens load(String identity) throws IOException;

    /**
     * Replaces what is kept for an identity if it is still what was read. Among several that try with the same {@code expected}, on any node,
     * exactly one succeeds.
     *
     * @param  expected    what {@link #load} returned, null for nothing
     * @param  updated     has a higher version
     * @return             false if something else is kept by now; nothing was written then
     * @throws IOException if it could not be written
     */
    boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException;
}
