package io.github.camelcalcom.sandbox.state;

/** Two tokens that were given out together. */
public record TokenPair(AccessToken access, RefreshToken refresh) {
}
