/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.OAuth2Tokens;

/** Reads OAuth2 clients and the users who have authorized them. */
final class OAuth2ClientSeed {

    private final SandboxState state;
    private final PeopleSeed people;

    OAuth2ClientSeed(Seeding seeding, PeopleSeed people) {
        this.state = seeding.state();
        this.people = people;
    }

    void plant(SeedNode node) {
        node.only("name", "id", "secret", "public", "redirectUris", "scopes", "grants");
        boolean isPublic = node.flag("public");
        if (isPublic && node.has("secret")) {
            throw node.child("secret").wrong("a public client has no secret");
        }
        if (node.list("redirectUris").isEmpty()) {
            throw node.child("redirectUris").wrong("is missing, a list of addresses that codes may be sent to");
        }
        String id = node.text("id", state.uids().hex32() + state.uids().hex32());
        if (state.oAuth2Clients().find(id).isPresent()) {
            throw node.child("id").wrong("'" + id + "' is the id of another client already");
        }
        String secret = isPublic ? null : node.text("secret", state.uids().hex32() + state.uids().hex32());
        OAuth2Client client = state.oAuth2Clients().put(new OAuth2Client(id, secret, node.text("name"), node.texts("redirectUris"),
                node.texts("scopes")));
        node.list("grants").forEach(grant -> plantGrant(grant, client));
    }

    private void plantGrant(SeedNode node, OAuth2Client client) {
        node.only("username", "refreshToken");
        String username = node.text("username");
        people.named(node.child("username"), username);
        User user = people.user(username);
        TokenPair made = new OAuth2Tokens(state).grant(client.id(), user.id(), client.scopes(), state.now());
        String text = node.text("refreshToken", made.refresh().text());
        if (!text.equals(made.refresh().text())) {
            if (state.tokens().refresh().find(text).isPresent()) {
                throw node.child("refreshToken").wrong("'" + text + "' is another refresh token already");
            }
            state.tokens().refresh().remove(made.refresh().text());
            state.tokens().refresh().put(made.refresh().withText(text));
        }
    }
}
