/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/** A value that an attribute may have. An attribute of type text or number has one option for every assigned value. */
public record AttributeOption(String id, String attributeId, String value, String slug) {
}
