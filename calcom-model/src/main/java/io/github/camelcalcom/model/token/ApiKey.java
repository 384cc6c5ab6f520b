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
 * The result of {@code api-keys/refresh}.
 *
 * @param apiKey     the new key
 * @param additional see {@link CalcomRecord#additional()}
 */
public record ApiKey(SecretText apiKey, Map<String, JsonNode> additional) implements CalcomRecord {

    public ApiKey {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ApiKey(SecretText apiKey) {
        this(apiKey, null);
    }
}
