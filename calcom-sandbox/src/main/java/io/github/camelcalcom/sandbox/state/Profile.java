/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/**
 * The profile of a user in an organization.
 *
 * @param username name in the addresses of the user's public pages in the organization
 */
public record Profile(long id, long organizationId, long userId, String username) {
}
