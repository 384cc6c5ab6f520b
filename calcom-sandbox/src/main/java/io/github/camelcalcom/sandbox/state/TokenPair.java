package io.github.camelcalcom.sandbox.state;

/** Two tokens that were issued together. */
public record TokenPair(AccessToken access, RefreshToken refresh) {
}
