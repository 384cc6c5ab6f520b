package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomConfiguration;
import java.util.List;
import java.util.stream.Stream;

/** The options that nobody may read. Generated of the component's metadata; do not edit. */
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

    /** The values that properties have, null for those that have none. */
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

    /** The values that a component has, null for those that it has not. */
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
