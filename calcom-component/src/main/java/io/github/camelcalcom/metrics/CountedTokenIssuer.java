package io.github.camelcalcom.metrics;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.camelcalcom.auth.TokenIssuer;
import io.github.camelcalcom.auth.Tokens;

/** Tells of each attempt of another issuer whether it brought tokens. */
public final class CountedTokenIssuer implements TokenIssuer {

    private final TokenIssuer issuer;
    private final Consumer<Boolean> obtained;

    /** @param obtained must neither block nor throw */
    public CountedTokenIssuer(TokenIssuer issuer, Consumer<Boolean> obtained) {
        this.issuer = issuer;
        this.obtained = obtained;
    }

    @Override
    public CompletableFuture<Tokens> issue(Tokens current) {
        return issuer.issue(current).whenComplete((issued, failure) -> obtained.accept(failure == null));
    }

    @Override
    public boolean canIssue(Tokens current) {
        return issuer.canIssue(current);
    }
}
