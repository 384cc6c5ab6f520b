/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/**
 * A co-host of an event, or a person who is invited to be one.
 *
 * @param email    address of the invitation
 * @param accepted whether the person has accepted the invitation
 */
public record EventCoHost(String id, String email, boolean accepted) {
}
