/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

/** The API's two issuers of tokens. */
public enum TokenIssuer {

    /** An OAuth client of a platform, for managed users. */
    PLATFORM,

    /** The OAuth2 token endpoint. */
    OAUTH2
}
