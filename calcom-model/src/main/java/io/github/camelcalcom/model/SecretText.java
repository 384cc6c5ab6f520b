/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret, such as a token. JSON has its value; its own text, and that of a record with it, has not.
 *
 * @param value the secret
 */
public record SecretText(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SecretText {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return "xxxxxx";
    }
}
