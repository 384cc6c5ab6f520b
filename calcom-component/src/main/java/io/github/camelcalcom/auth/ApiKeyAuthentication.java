package io.github.camelcalcom.auth;

import java.util.function.BiConsumer;

import io.github.camelcalcom.catalog.AuthenticationKind;

/** Calls with an API key. */
public final class ApiKeyAuthentication implements Authentication {

    private static final String AUTHORIZATION = "authorization";
    private static final String BEARER = "Bearer ";

    private final String headerValue;

    /**
     * @param  apiKey                   the key as Cal.com shows it, with or without a leading {@code "Bearer "}
     * @throws IllegalArgumentException if the key is blank or could break out of its header
     */
    public ApiKeyAuthentication(String apiKey) {
        String key = apiKey.startsWith(BEARER) ? apiKey.substring(BEARER.length()).strip() : apiKey.strip();
        if (key.isEmpty() || key.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("The option apiKey is blank or holds a character that no API key has (a space, a line break)."
                                               + " Set it to the key as Cal.com shows it, such as cal_live_...");
        }
        this.headerValue = BEARER + key;
    }

    @Override
    public AuthenticationKind kind() {
        return AuthenticationKind.API_KEY;
    }

    @Override
    public void writeTo(BiConsumer<CharSequence, CharSequence> headers) {
        headers.accept(AUTHORIZATION, headerValue);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeyAuthentication authentication && authentication.headerValue.equals(headerValue);
    }

    @Override
    public int hashCode() {
        return headerValue.hashCode();
    }

    @Override
    public String toString() {
        return "API key";
    }
}
