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
 * The address of a page on which the user gives consent.
 *
 * @param authUrl    the address
 * @param url        the address, in the answers of {@code conferencing/auth-url}
 * @param additional see {@link CalcomRecord#additional()}
 */
public record AuthorizationUrl(String authUrl, String url, Map<String, JsonNode> additional) implements CalcomRecord {

    public AuthorizationUrl {
        additional = CalcomJson.copy(additional);
    }

    /** A record with the known fields only. */
    public AuthorizationUrl(String authUrl, String url) {
        this(authUrl, url, null);
    }
}
