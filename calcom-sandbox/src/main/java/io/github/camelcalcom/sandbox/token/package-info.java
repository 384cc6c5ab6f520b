/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tokens of both kinds, for managed users and for OAuth2 clients, and the OAuth2 token endpoint. Authenticating a call with a token is in
 * {@code http}.
 */
package io.github.camelcalcom.sandbox.token;
