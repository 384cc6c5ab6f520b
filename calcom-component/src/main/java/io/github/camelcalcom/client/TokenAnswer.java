/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.HttpDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's answer to a request for tokens: a JSON document, the same in the API's envelope, or a form. {@code toString} shows no value.
 */
final class TokenAnswer {

    /** Longer than any token lives: beyond it an instant need not exist. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);
    private static final BigDecimal LONGEST_NUMBER = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Logger LOG = LoggerFactory.getLogger(TokenAnswer.class);

    private final Operation operation;
    private final TransportResponse head;
    private final Map<String, String> fields;
    private final Instant sentAt;

    private TokenAnswer(Operation operation, TransportResponse head, Map<String, String> fields, Instant sentAt) {
        this.operation = operation;
        this.head = head;
        this.fields = fields;
        this.sentAt = sentAt;
    }

    /**
     * Reads the body of an answer with a status of success.
     *
     * @param  sentAt          when the request was sent, by the clock of this machine
     * @throws CalcomException if it is neither JSON nor a form
     */
    static TokenAnswer read(Operation operation, TransportResponse head, byte[] body, Instant sentAt) throws CalcomException {
        String contentType = head.header("content-type");
        boolean form = contentType != null && contentType.toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded");
        return new TokenAnswer(operation, head, form ? form(operation, head, body) : json(operation, head, body), sentAt);
    }

    private static Map<String, String> json(Operation operation, TransportResponse head, byte[] body) throws CalcomException {
        JsonNode document;
        try {
            document = Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw Failures.noJson(operation, head, "it is no valid JSON", e);
        }
        Map<String, String> fields = new HashMap<>();
        JsonNode data = document.path("data").isObject() ? document.path("data") : document;
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (field.getValue().isTextual() || field.getValue().isNumber()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        }
        return fields;
    }

    private static Map<String, String> form(Operation operation, TransportResponse head, byte[] body) throws CalcomException {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            // its message quotes the text, which holds tokens
            throw Failures.unreadable(operation, head, "it is no valid form", null);
        }
        return fields;
    }

    /**
     * Tokens of OAuth2 (RFC 6749, section 5.1). If the answer has no usable refresh token, the used one stays valid.
     *
     * @throws CalcomException if the access token is missing or unusable; the other fields are optional
     */
    Tokens oauth2(String usedRefreshToken) throws CalcomException {
        String accessToken = token("access_token");
        Instant end = end("expires_in", Duration::ofSeconds);
        return new Tokens(accessToken, optionalToken("refresh_token", usedRefreshToken), end);
    }

    /**
     * Tokens of a managed user: {@code accessTokenExpiresAt} is in milliseconds since 1970 by the server's clock, which is read from the
     * {@code Date} header. A refresh uses the refresh token up, so that without a usable new one there is none.
     *
     * @throws CalcomException if the access token is missing or unusable; the other fields are optional
     */
    Tokens managedUser() throws CalcomException {
        String accessToken = token("accessToken");
        Instant end = end("accessTokenExpiresAt", millis -> lifeUntil(Instant.ofEpochMilli(millis)));
        return new Tokens(accessToken, optionalToken("refreshToken", null), end);
    }

    private String optionalToken(String field, String substitute) {
        String token = fields.get(field);
        if (token == null) {
            return substitute;
        }
        try {
            return Credential.checkSecret(field, token);
        } catch (IllegalArgumentException noToken) {
            // the new access token is worth more than an error about the field: the server may not issue it again
            LOG.warn("{}: the {} in the answer is no token. The new access token is used, {}", operation.uri(), field,
                    substitute == null ? "without a refresh token" : "and the refresh token stays the former one");
            return substitute;
        }
    }

    /** The end of the access token; null if the answer does not say it in a way that is understood, so that the token is used until it is refused. */
    private Instant end(String field, LongFunction<Duration> lifeOfNumber) {
        String text = fields.get(field);
        if (text == null) {
            return null;
        }
        Duration life;
        try {
            life = text.indexOf('T') > 0 ? lifeUntil(OffsetDateTime.parse(text).toInstant()) : lifeOfNumber.apply(number(text));
        } catch (NumberFormatException | DateTimeException noTime) {
            life = Duration.ZERO;
        }
        if (life.isNegative() || life.isZero()) {
            LOG.warn("{}: the {} in the answer is no time in the future. The new access token is used until the server refuses it",
                    operation.uri(), field);
            return null;
        }
        return sentAt.plus(life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE);
    }

    /** Unlike a double, no number ends with a letter: 1d is no second. */
    private static long number(String text) {
        return new BigDecimal(text).min(LONGEST_NUMBER).longValue();
    }

    private Duration lifeUntil(Instant end) {
        return Duration.between(serverTime(), end);
    }

    private Instant serverTime() {
        Instant date = HttpDate.parse(head.header("date"));
        return date == null ? sentAt : date;
    }

    private String token(String field) throws CalcomException {
        String token = fields.get(field);
        if (token == null) {
            throw Failures.unreadable(operation, head, "it holds no " + field, null);
        }
        try {
            return Credential.checkSecret(field, token);
        } catch (IllegalArgumentException e) {
            throw Failures.unreadable(operation, head, "its " + field + " is no token", null);
        }
    }

    @Override
    public String toString() {
        return "answer of " + operation.uri();
    }
}
