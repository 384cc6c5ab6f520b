/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.PlatformTokens;

import java.util.ArrayList;
import java.util.List;

/** The keys of a sandbox, printed by the command line. They give access to this sandbox only. */
final class PrintedKeys {

    private final CalcomSandbox sandbox;

    PrintedKeys(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Returns one line for each key of all users. Tokens are created for managed users. */
    List<String> lines() {
        return sandbox.read(PrintedKeys::all);
    }

    private static List<String> all(SandboxState state) {
        List<String> lines = new ArrayList<>();
        state.apiKeys().stream().forEach(key -> lines.add("  API key of " + state.ownerOf(key) + ": " + key.key()));
        for (OAuthClient client : state.oAuthClients().all()) {
            lines.add("  OAuth client '" + client.name() + "' (" + client.id() + "): secret " + client.secret());
        }
        for (OAuth2Client client : state.oAuth2Clients().all()) {
            lines.add("  OAuth2 client '" + client.name() + "' (" + client.id() + "): "
                    + (client.isConfidential() ? "secret " + client.secret() : "public"));
        }
        state.tokens().refresh().stream().filter(token -> token.issuer() == TokenIssuer.OAUTH2 && !token.ended())
                .forEach(token -> lines.add("  refresh token of OAuth2 client " + token.clientId() + " for "
                        + state.users().find(token.userId()).map(User::username).orElse("user " + token.userId()) + ": " + token.text()));
        for (User user : state.users().all()) {
            if (user.oAuthClientId() != null) {
                TokenPair tokens = new PlatformTokens(state).issue(user, state.now());
                lines.add("  managed user " + user.email() + " (" + user.id() + "): access token " + tokens.access().text()
                        + ", refresh token " + tokens.refresh().text());
            }
        }
        return lines;
    }
}
