/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ServerAddress;
import org.apache.camel.util.ObjectHelper;

/**
 * Where a component's credentials may go: to its own server, through its own proxy and with its own TLS parameters. An endpoint that has others
 * does not inherit them. The URI of an endpoint may hold data, which must not lead a key to another server.
 */
final class CredentialScope {

    private static final String AUTO = "auto";

    private final CalcomConfiguration component;
    private final CalcomConfiguration endpoint;

    /**
     * @param component the configuration of the component
     * @param endpoint  the one that the endpoint began {@linkplain #withoutCredentials without credentials}, with the endpoint's options
     */
    CredentialScope(CalcomConfiguration component, CalcomConfiguration endpoint) {
        this.component = component;
        this.endpoint = endpoint;
    }

    /**
     * Returns a copy of the component's configuration for a new endpoint. What the copy has of these options after the endpoint's options were
     * set is the endpoint's own, whatever the URI names: a placeholder without a value sets nothing.
     */
    static CalcomConfiguration withoutCredentials(CalcomConfiguration component) {
        CalcomConfiguration copy = component.copy();
        Inherited.ALL.forEach(option -> option.setter.accept(copy, null));
        return copy;
    }

    /**
     * Gives an endpoint the component's credentials, unless they must not be used by it.
     *
     * @param  name                     the endpoint without its options
     * @throws IllegalArgumentException if the endpoint has no credentials of its own then, nor says that it needs none
     */
    void apply(String name) {
        String elsewhere = elsewhere();
        if (elsewhere == null) {
            Inherited.ALL.forEach(this::inherit);
            return;
        }
        boolean isNamed = endpoint.getAuthentication() != null;
        List<String> missing = Inherited.CREDENTIALS.stream().filter(this::isMissing).map(credential -> credential.name).toList();
        if (!Objects.equals(endpoint.getPlatformClientSecret(), component.getPlatformClientSecret())) {
            endpoint.useOwnTokens();
        }
        if (!isNamed) {
            endpoint.setAuthentication(missing.isEmpty() ? component.getAuthentication() : AUTO);
        }
        if (!missing.isEmpty()) {
            requireCredentials(name, elsewhere, missing, isNamed);
        }
    }

    private void requireCredentials(String name, String elsewhere, List<String> inherited, boolean isNamed) {
        String refusal = name + ": " + elsewhere + ". The component's credentials (" + String.join(", ", inherited)
                         + ") are for its own server, proxy and TLS parameters only. Set " + String.join(" and ", inherited)
                         + " on the endpoint as well, or authentication=none to call without credentials";
        AuthenticationKind kind;
        try {
            kind = endpoint.authenticationKind();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal + " (" + e.getMessage() + ')', e);
        }
        if (kind == AuthenticationKind.NONE && !isNamed) {
            throw new IllegalArgumentException(refusal);
        }
    }

    private boolean isMissing(Inherited credential) {
        return credential.getter.apply(endpoint) == null && ObjectHelper.isNotEmpty(credential.getter.apply(component));
    }

    private void inherit(Inherited option) {
        if (option.getter.apply(endpoint) == null) {
            option.setter.accept(endpoint, option.getter.apply(component));
        }
    }

    /** What is not the component's, or null. Credentials for the component's proxy are inherited here; another proxy is used without them. */
    private String elsewhere() {
        List<String> differences = new ArrayList<>();
        if (!Objects.equals(endpoint.getApiUrl(), component.getApiUrl())) {
            ServerAddress own = endpoint.serverAddress();
            ServerAddress others = component.serverAddress();
            if (!own.hasOriginOf(others)) {
                differences.add("the option apiUrl names the server " + own.origin() + ", but the component's is " + others.origin());
            }
        }
        if (proxy(endpoint).equals(proxy(component))) {
            Inherited.OF_PROXY.forEach(this::inherit);
        } else {
            // what is wrong with the proxy itself is said first
            endpoint.proxyAddress();
            differences.add("the option proxyHost names the proxy '" + proxy(endpoint) + "', but the component's is '" + proxy(component) + "'");
        }
        if (endpoint.getSslContextParameters() != component.getSslContextParameters()) {
            differences.add("the option sslContextParameters is not the component's");
        }
        return differences.isEmpty() ? null : differences.stream().collect(Collectors.joining("; "));
    }

    private static String proxy(CalcomConfiguration configuration) {
        String host = configuration.getProxyHost();
        return ObjectHelper.isEmpty(host) ? "" : host + ':' + configuration.getProxyPort();
    }

    /** An option that an endpoint has from its component, if it has no value of its own. */
    private record Inherited(
            String name, Function<CalcomConfiguration, String> getter, BiConsumer<CalcomConfiguration, String> setter) {

        /** The credentials of the caller. */
        static final List<Inherited> CREDENTIALS = List.of(
                new Inherited("apiKey", CalcomConfiguration::getApiKey, CalcomConfiguration::setApiKey),
                new Inherited("oauthClientId", CalcomConfiguration::getOauthClientId, CalcomConfiguration::setOauthClientId),
                new Inherited("oauthClientSecret", CalcomConfiguration::getOauthClientSecret, CalcomConfiguration::setOauthClientSecret),
                new Inherited("oauthRefreshToken", CalcomConfiguration::getOauthRefreshToken, CalcomConfiguration::setOauthRefreshToken),
                new Inherited("oauthAccessToken", CalcomConfiguration::getOauthAccessToken, CalcomConfiguration::setOauthAccessToken),
                new Inherited("platformClientId", CalcomConfiguration::getPlatformClientId, CalcomConfiguration::setPlatformClientId),
                new Inherited("platformClientSecret", CalcomConfiguration::getPlatformClientSecret,
                        CalcomConfiguration::setPlatformClientSecret),
                new Inherited("managedUserId", CalcomConfiguration::getManagedUserId, CalcomConfiguration::setManagedUserId));
        static final List<Inherited> OF_PROXY = List.of(
                new Inherited("proxyUsername", CalcomConfiguration::getProxyUsername, CalcomConfiguration::setProxyUsername),
                new Inherited("proxyPassword", CalcomConfiguration::getProxyPassword, CalcomConfiguration::setProxyPassword));
        static final List<Inherited> ALL = Stream.of(CREDENTIALS, OF_PROXY, List.of(
                new Inherited("signingSecrets", CalcomConfiguration::getSigningSecrets, CalcomConfiguration::setSigningSecrets),
                new Inherited("authentication", CalcomConfiguration::getAuthentication, CalcomConfiguration::setAuthentication)))
                .flatMap(List::stream).toList();
    }
}
