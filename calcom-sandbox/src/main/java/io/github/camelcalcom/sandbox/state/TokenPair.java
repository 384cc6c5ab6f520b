/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/** Two tokens that were issued together. */
public record TokenPair(AccessToken access, RefreshToken refresh) {
}
