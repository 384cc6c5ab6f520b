/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON that has no classes of users in it. What users put into bodies is written by {@link RequestBody}, with their own mapper. */
public final class Json {

    /** With Jackson's defaults. Never configured, since all share it. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }
}
