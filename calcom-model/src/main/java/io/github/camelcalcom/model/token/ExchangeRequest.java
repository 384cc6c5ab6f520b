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
 * The body of {@code oauth/exchange}.
 *
 * @param clientSecret the secret of the platform client
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record ExchangeRequest(SecretText clientSecret, Map<String, JsonNode> additional) implements CalcomRecord {

    public ExchangeRequest {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public ExchangeRequest(SecretText clientSecret) {
        this(clientSecret, null);
    }
}
