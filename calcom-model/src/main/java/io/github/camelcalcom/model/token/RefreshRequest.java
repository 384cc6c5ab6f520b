/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;

/**
 * The body of {@code oauth-client-users/refresh}.
 *
 * @param refreshToken the refresh token of the managed user
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record RefreshRequest(SecretText refreshToken, Map<String, JsonNode> additional) implements CalcomRecord {

    public RefreshRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public RefreshRequest(SecretText refreshToken) {
        this(refreshToken, null);
    }
}
