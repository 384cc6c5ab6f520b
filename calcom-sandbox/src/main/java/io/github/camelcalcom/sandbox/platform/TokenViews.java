/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.TokenPair;

/** Renders tokens of managed users, with their expiry in milliseconds since 1970. */
final class TokenViews {

    private TokenViews() {
    }

    static ObjectNode pair(TokenPair pair) {
        return Json.object()
                .put("accessToken", pair.access().text())
                .put("accessTokenExpiresAt", pair.access().expiresAt().toEpochMilli())
                .put("refreshToken", pair.refresh().text())
                .put("refreshTokenExpiresAt", pair.refresh().expiresAt().toEpochMilli());
    }
}
