package io.github.camelcalcom.sandbox.state;

/** Which of the API's two ways to get tokens one came from. */
public enum TokenIssuer {

    /** A platform's OAuth client, for a managed user. */
    PLATFORM,

    /** The OAuth2 token endpoint. */
    OAUTH2
}
