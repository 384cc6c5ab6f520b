/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.function.Consumer;

import io.github.camelcalcom.auth.TokenIssuer;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.error.CalcomException;

/** Reports for each request of another issuer whether it obtained tokens. */
public final class CountedTokenIssuer implements TokenIssuer {

    private final TokenIssuer issuer;
    private final Consumer<Boolean> obtained;

    /** @param obtained must neither block nor throw */
    public CountedTokenIssuer(TokenIssuer issuer, Consumer<Boolean> obtained) {
        this.issuer = issuer;
        this.obtained = obtained;
    }

    @Override
    public Tokens issue(Tokens current) throws CalcomException {
        boolean issued = false;
        try {
            Tokens tokens = issuer.issue(current);
            issued = true;
            return tokens;
        } finally {
            obtained.accept(issued);
        }
    }

    @Override
    public boolean canIssue(Tokens current) {
        return issuer.canIssue(current);
    }
}
