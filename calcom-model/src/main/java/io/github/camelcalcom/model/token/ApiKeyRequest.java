/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.token;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;

/**
 * The body of {@code api-keys/refresh}.
 *
 * @param apiKeyDaysValid    number of days until the key expires
 * @param apiKeyNeverExpires whether the key does not expire
 * @param additional         see {@link CalcomRecord#additional()}
 */
public record ApiKeyRequest(Integer apiKeyDaysValid, Boolean apiKeyNeverExpires, Map<String, JsonNode> additional) implements CalcomRecord {

    public ApiKeyRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ApiKeyRequest(Integer apiKeyDaysValid, Boolean apiKeyNeverExpires) {
        this(apiKeyDaysValid, apiKeyNeverExpires, null);
    }
}
