package io.github.camelcalcom.auth;

import io.github.camelcalcom.error.CalcomException;

/** Gets tokens from the server for one identity. Methods block. Implementations are thread safe. */
public interface TokenIssuer {

    /**
     * Gets new tokens. Runs on a token thread; every node that needs a token of this identity waits until this method returns.
     *
     * @param  current               the last ones that are known, null if there are none
     * @return                       the new ones, never null
     * @throws IdentityLostException if no further attempt can succeed with what is configured
     * @throws CalcomException       if a later attempt may succeed, or if the failure has another reason than the identity
     */
    Tokens issue(Tokens current) throws CalcomException;

    /**
     * Whether new tokens can be obtained at all. If not, a refusal of the access token is reported as the server sent it, since its reason
     * need not be the token.
     *
     * @param current as for {@link #issue}
     */
    default boolean canIssue(Tokens current) {
        return true;
    }
}
