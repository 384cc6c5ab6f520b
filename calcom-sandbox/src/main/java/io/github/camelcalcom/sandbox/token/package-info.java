/**
 * Tokens of both kinds, for managed users and for OAuth2 clients, and the OAuth2 token endpoint. Authenticating a call with a token is in
 * {@code http}.
 */
package io.github.camelcalcom.sandbox.token;
