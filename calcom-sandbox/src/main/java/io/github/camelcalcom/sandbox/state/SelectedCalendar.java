/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/** A calendar that is checked for conflicts. */
public record SelectedCalendar(long userId, String integration, String externalId, long credentialId) {
}
