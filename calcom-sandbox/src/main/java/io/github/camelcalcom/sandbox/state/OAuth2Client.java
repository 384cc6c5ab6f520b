/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.util.List;

/**
 * A client that users can authorize to act on their behalf.
 *
 * @param secret       secret of the client; null for a public client
 * @param redirectUris addresses that codes may be sent to
 * @param scopes       scopes that the client may request, for example {@code BOOKING_READ}; empty for a client without scopes
 */
public record OAuth2Client(String id, String secret, String name, List<String> redirectUris, List<String> scopes) {

    public OAuth2Client {
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
    }

    /** Whether the client must send its secret. */
    public boolean isConfidential() {
        return secret != null;
    }

    @Override
    public String toString() {
        return "OAuth2Client[id=" + id + ", name=" + name + ", confidential=" + isConfidential() + "]";
    }
}
