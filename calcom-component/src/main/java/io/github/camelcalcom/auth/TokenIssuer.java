package io.github.camelcalcom.auth;

import io.github.camelcalcom.error.CalcomException;

/** Gets tokens from the server for one identity. Methods block. Implementations are thread safe. */
public interface TokenIssuer {

    /**
     * Gets new tokens. Every node that needs a token of this identity waits until this method returns.
     *
     * @param  current               the last ones known, null if there are none yet
     * @return                       the new ones, never null
     * @throws IdentityLostException if no further attempt can succeed with what is configured
     * @throws CalcomException       if a later attempt may succeed, or if the failure is not about the identity
     */
    Tokens issue(Tokens current) throws CalcomException;

    /**
     * Whether there is anything to get new tokens with. If not, a refusal of the access token stands as the server said it, since it need
     * not be about the token.
     *
     * @param current as for {@link #issue}
     */
    default boolean canIssue(Tokens current) {
        return true;
    }
}
