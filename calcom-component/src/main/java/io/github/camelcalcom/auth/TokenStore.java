package io.github.camelcalcom.auth;

import java.io.IOException;

/**
 * Keeps tokens beyond a call, a restart or a node. Methods may block; several of the component's own threads call them at the same time,
 * never the thread of a route. An entry must be durable before {@link #compareAndSet} returns: the tokens that it replaces are no longer valid
 * by then.
 */
public interface TokenStore {

    /**
     * Reads the entry of an identity.
     *
     * @param  identity    a name without a secret in it, at most 200 characters
     * @return             null if there is none
     * @throws IOException if it cannot be read; never treated as absence
     */
    StoredTokens load(String identity) throws IOException;

    /**
     * Replaces the entry of an identity if it is still the expected one. Of several attempts with the same {@code expected}, on any node,
     * exactly one succeeds.
     *
     * @param  expected    the result of {@link #load}, null for no entry
     * @param  updated     has a higher version
     * @return             false if there is another entry now; nothing was written then
     * @throws IOException if it could not be written
     */
    boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) throws IOException;
}
