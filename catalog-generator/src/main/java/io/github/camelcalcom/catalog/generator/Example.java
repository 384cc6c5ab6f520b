/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An example of a call. It runs on a sandbox with the data of {@code examples/seed.yaml}, which the given calls precede.
 *
 * @param caller     the credential of the call: the key of a user or an organization, the platform client, or none
 * @param given      the operations whose examples run before, in this order
 * @param from       the endpoint with which the route begins; null for one that a caller sends the message to
 * @param then       the operations whose examples run after the start of a route that consumes from Cal.com, in this order
 * @param parameters the parameters of the endpoint URI
 * @param body       the body of the message; null if there is none
 * @param answer     the body after the call, as recorded from the sandbox; null if it was not recorded or if there is none
 */
public record Example(
        String caller, List<String> given, String from, List<String> then, JsonNode parameters, JsonNode body, JsonNode answer) {

    public Example {
        given = List.copyOf(given);
        then = List.copyOf(then);
    }
}
