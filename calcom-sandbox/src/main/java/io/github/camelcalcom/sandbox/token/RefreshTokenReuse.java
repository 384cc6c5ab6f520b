package io.github.camelcalcom.sandbox.token;

/** What the OAuth2 token endpoint does about a refresh token that was used before. It answers {@code invalid_grant} either way. */
public enum RefreshTokenReuse {

    /**
     * Every token that came from the same consent ends, as RFC 9700 (section 4.14.2) advises: a client that refreshes twice with one token
     * has lost its user.
     */
    ENDS_THE_GRANT,

    /** Nothing more, as the public source of Cal.com does. */
    IS_REFUSED
}
