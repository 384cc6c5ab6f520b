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
 * The result of {@code oauth-clients/create}.
 *
 * @param clientId     the id of the platform client
 * @param clientSecret the secret
 * @param additional   see {@link CalcomRecord#additional()}
 */
public record OAuthClientSecret(String clientId, SecretText clientSecret, Map<String, JsonNode> additional) implements CalcomRecord {

    public OAuthClientSecret {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public OAuthClientSecret(String clientId, SecretText clientSecret) {
        this(clientId, clientSecret, null);
    }
}
