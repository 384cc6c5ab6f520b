/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The role of a member of a team or an organization.
 *
 * @param value the text of the API
 */
public record Role(@JsonValue String value) implements CalcomText {

    public static final Role MEMBER = new Role("MEMBER");
    public static final Role ADMIN = new Role("ADMIN");
    public static final Role OWNER = new Role("OWNER");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Role {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
