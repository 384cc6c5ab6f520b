package io.github.camelcalcom.auth;

import java.util.concurrent.CompletableFuture;

/** Gets tokens from the server for one identity. Blocks nobody. */
public interface TokenIssuer {

    /**
     * Gets new tokens. The future must complete: while it does not, every node waits that needs a token of this identity.
     *
     * @param  current the last ones known, null if there are none yet
     * @return         the new ones; fails with {@link IdentityLostException} if no further attempt can succeed with what is configured, with
     *                 another {@link io.github.camelcalcom.error.CalcomException} if a later attempt may, or if it is not about the identity
     */
    CompletableFuture<Tokens> issue(Tokens current);

    /**
     * Whether there is anything to get new tokens with. Where there is not, a refusal of the access token stands as the server said it,
     * since it need not be about the token.
     *
     * @param current as for {@link #issue}
     */
    default boolean canIssue(Tokens current) {
        return true;
    }
}
