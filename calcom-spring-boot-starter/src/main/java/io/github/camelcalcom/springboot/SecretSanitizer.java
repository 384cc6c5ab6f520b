/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.CalcomConfiguration;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the secret properties of the component in every spelling. Also masks the secrets of all Cal.com components and their endpoints in other
 * sources, such as an environment variable that a property refers to, or a property that the URI of an endpoint refers to.
 */
final class SecretSanitizer implements SanitizingFunction {

    /** A shorter secret may be part of other texts by chance. It is masked only if it is the whole value. */
    private static final int SHORTEST_SEARCHED = 8;

    private final CalcomComponentConfiguration configuration;
    private final Supplier<Stream<CalcomConfiguration>> configurations;
    private final Set<String> names;

    /** @param configurations the current configurations of all Cal.com components and their endpoints */
    SecretSanitizer(CalcomComponentConfiguration configuration, Supplier<Stream<CalcomConfiguration>> configurations) {
        this.configuration = configuration;
        this.configurations = configurations;
        this.names = CalcomSecretOptions.NAMES.stream().map(name -> uniform(CalcomComponentAutoConfiguration.PREFIX + name))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        if (data.getValue() == null) {
            return data;
        }
        return names.contains(uniform(data.getKey())) || holdsSecret(data.getValue().toString())
                ? data.withValue(SanitizableData.SANITIZED_VALUE) : data;
    }

    private boolean holdsSecret(String text) {
        Stream<String> values =
                Stream.concat(CalcomSecretOptions.valuesOf(configuration), configurations.get().flatMap(CalcomSecretOptions::valuesOf));
        Set<String> secrets = values.filter(Objects::nonNull).flatMap(value -> Arrays.stream(value.split(","))).map(String::strip)
                .filter(secret -> !secret.isEmpty()).collect(Collectors.toSet());
        String decoded = decoded(text);
        return secrets.stream().anyMatch(secret -> isIn(text, secret) || isIn(decoded, secret));
    }

    private static boolean isIn(String text, String secret) {
        return secret.length() < SHORTEST_SEARCHED ? text.equals(secret) : text.contains(secret);
    }

    /** The value of a property that is part of a URI, where characters such as + and & are encoded. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncodedText) {
            return text;
        }
    }

    /** Returns the name without case, dashes, dots and underscores, so that all spellings of a property are equal. */
    private static String uniform(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
