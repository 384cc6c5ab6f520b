package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomConfiguration;
import java.util.List;
import java.util.stream.Stream;

/** The options whose values are secret. Generated from the component's metadata; do not edit. */
final class CalcomSecretOptions {

    static final List<String> NAMES = List.of(
            "apiKey",
            "oauthAccessToken",
            "oauthClientSecret",
            "oauthRefreshToken",
            "platformClientSecret",
            "proxyPassword",
            "signingSecrets");

    private CalcomSecretOptions() {
    }

    /** Returns the values of the properties, null for properties without a value. */
    static Stream<String> valuesOf(CalcomComponentConfiguration configuration) {
        return Stream.of(
                configuration.getApiKey(),
                configuration.getOauthAccessToken(),
                configuration.getOauthClientSecret(),
                configuration.getOauthRefreshToken(),
                configuration.getPlatformClientSecret(),
                configuration.getProxyPassword(),
                configuration.getSigningSecrets());
    }

    /** Returns the values of a component, null for options without a value. */
    static Stream<String> valuesOf(CalcomConfiguration configuration) {
        return Stream.of(
                configuration.getApiKey(),
                configuration.getOauthAccessToken(),
                configuration.getOauthClientSecret(),
                configuration.getOauthRefreshToken(),
                configuration.getPlatformClientSecret(),
                configuration.getProxyPassword(),
                configuration.getSigningSecrets());
    }
}
