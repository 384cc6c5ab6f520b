/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

/** Kind of credential of a caller. */
public enum AuthenticationKind {
    /** {@code Authorization: Bearer cal_...} */
    API_KEY,
    /** {@code Authorization: Bearer} with an OAuth2 access token. */
    OAUTH2,
    /** {@code Authorization: Bearer} with the access token of a managed user. */
    MANAGED_USER,
    /** {@code x-cal-client-id} and {@code x-cal-secret-key} of a platform OAuth client. */
    PLATFORM_CLIENT,
    /** No credentials, for public operations. */
    NONE
}
