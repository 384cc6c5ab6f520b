/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ServerAddress;
import org.apache.camel.util.ObjectHelper;

/**
 * Where a component's credentials may go: to its own server, through its own proxy and with its own TLS parameters. An endpoint that has others
 * does not inherit them. The URI of an endpoint may hold data, which must not lead a key to another server.
 */
final class CredentialScope {

    private static final String AUTHENTICATION = "authentication";
    private static final String AUTO = "auto";

    private final CalcomConfiguration component;
    private final CalcomConfiguration endpoint;
    private final Set<String> options;

    /**
     * @param component the configuration that the endpoint began with
     * @param endpoint  the same with the endpoint's options
     * @param options   the names of the endpoint's options
     */
    CredentialScope(CalcomConfiguration component, CalcomConfiguration endpoint, Set<String> options) {
        this.component = component;
        this.endpoint = endpoint;
        this.options = options;
    }

    /**
     * Removes the component's credentials from an endpoint that they must not be used by.
     *
     * @param  name                     the endpoint without its options
     * @throws IllegalArgumentException if the endpoint has no credentials of its own then, nor says that it needs none
     */
    void apply(String name) {
        String elsewhere = elsewhere();
        if (elsewhere == null) {
            return;
        }
        List<String> inherited = Arrays.stream(Credential.values()).filter(this::isInherited).map(credential -> credential.option).toList();
        Arrays.stream(Credential.values()).filter(credential -> !options.contains(credential.option))
                .forEach(credential -> credential.setter.accept(endpoint, null));
        if (!options.contains("signingSecrets")) {
            endpoint.setSigningSecrets(null);
        }
        if (!Objects.equals(endpoint.getPlatformClientSecret(), component.getPlatformClientSecret())) {
            endpoint.useOwnTokens();
        }
        if (inherited.isEmpty()) {
            return;
        }
        if (!options.contains(AUTHENTICATION)) {
            endpoint.setAuthentication(AUTO);
        }
        requireCredentials(name, elsewhere, inherited);
    }

    private void requireCredentials(String name, String elsewhere, List<String> inherited) {
        String refusal = name + ": " + elsewhere + ". The component's credentials (" + String.join(", ", inherited)
                         + ") are for its own server, proxy and TLS parameters only. Set " + String.join(" and ", inherited)
                         + " on the endpoint as well, or authentication=none to call without credentials";
        AuthenticationKind kind;
        try {
            kind = endpoint.authenticationKind();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal + " (" + e.getMessage() + ')', e);
        }
        if (kind == AuthenticationKind.NONE && !options.contains(AUTHENTICATION)) {
            throw new IllegalArgumentException(refusal);
        }
    }

    private boolean isInherited(Credential credential) {
        return !options.contains(credential.option) && ObjectHelper.isNotEmpty(credential.getter.apply(component));
    }

    /** What is not the component's, or null. Credentials for another proxy are dropped here, since calls may go without. */
    private String elsewhere() {
        List<String> differences = new ArrayList<>();
        if (options.contains("apiUrl")) {
            ServerAddress own = endpoint.serverAddress();
            ServerAddress others = component.serverAddress();
            if (!own.hasOriginOf(others)) {
                differences.add("the option apiUrl names the server " + own.origin() + ", but the component's is " + others.origin());
            }
        }
        if (!proxy(endpoint).equals(proxy(component))) {
            dropProxyCredentials();
            // what is wrong with the proxy itself is said first
            endpoint.proxyAddress();
            differences.add("the option proxyHost names the proxy '" + proxy(endpoint) + "', but the component's is '" + proxy(component) + "'");
        }
        if (endpoint.getSslContextParameters() != component.getSslContextParameters()) {
            differences.add("the option sslContextParameters is not the component's");
        }
        return differences.isEmpty() ? null : differences.stream().collect(Collectors.joining("; "));
    }

    private void dropProxyCredentials() {
        if (!options.contains("proxyUsername")) {
            endpoint.setProxyUsername(null);
        }
        if (!options.contains("proxyPassword")) {
            endpoint.setProxyPassword(null);
        }
    }

    private static String proxy(CalcomConfiguration configuration) {
        String host = configuration.getProxyHost();
        return ObjectHelper.isEmpty(host) ? "" : host + ':' + configuration.getProxyPort();
    }

    /** The options that hold the credentials of the caller. */
    private enum Credential {

        API_KEY("apiKey", CalcomConfiguration::getApiKey, CalcomConfiguration::setApiKey),
        OAUTH_CLIENT_ID("oauthClientId", CalcomConfiguration::getOauthClientId, CalcomConfiguration::setOauthClientId),
        OAUTH_CLIENT_SECRET("oauthClientSecret", CalcomConfiguration::getOauthClientSecret, CalcomConfiguration::setOauthClientSecret),
        OAUTH_REFRESH_TOKEN("oauthRefreshToken", CalcomConfiguration::getOauthRefreshToken, CalcomConfiguration::setOauthRefreshToken),
        OAUTH_ACCESS_TOKEN("oauthAccessToken", CalcomConfiguration::getOauthAccessToken, CalcomConfiguration::setOauthAccessToken),
        PLATFORM_CLIENT_ID("platformClientId", CalcomConfiguration::getPlatformClientId, CalcomConfiguration::setPlatformClientId),
        PLATFORM_CLIENT_SECRET("platformClientSecret", CalcomConfiguration::getPlatformClientSecret,
                               CalcomConfiguration::setPlatformClientSecret),
        MANAGED_USER_ID("managedUserId", CalcomConfiguration::getManagedUserId, CalcomConfiguration::setManagedUserId);

        private final String option;
        private final Function<CalcomConfiguration, String> getter;
        private final BiConsumer<CalcomConfiguration, String> setter;

        Credential(String option, Function<CalcomConfiguration, String> getter, BiConsumer<CalcomConfiguration, String> setter) {
            this.option = option;
            this.getter = getter;
            this.setter = setter;
        }
    }
}
