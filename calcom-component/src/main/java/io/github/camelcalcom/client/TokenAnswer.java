package io.github.camelcalcom.client;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.auth.Tokens;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;

/**
 * What a server answered when it was asked for tokens: a JSON document or the API's envelope around one, or a form. {@code toString} shows
 * no value.
 */
final class TokenAnswer {

    /** Longer than any token lives: beyond it an instant need not exist. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);
    private static final ObjectMapper JSON = new ObjectMapper();

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
            document = JSON.readTree(body);
        } catch (IOException e) {
            throw Failures.noJson(operation, head, "it is no valid JSON", e);
        }
        Map<String, String> fields = new HashMap<>();
        JsonNode data = document.path("data").isObject() ? document.path("data") : document;
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
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

    /** OAuth2's answer (RFC 6749, section 5.1); without a refresh token in it the one that was used stays good. */
    Tokens oauth2(String usedRefreshToken) throws CalcomException {
        String refreshToken = fields.get("refresh_token") == null ? usedRefreshToken : token("refresh_token");
        String seconds = fields.get("expires_in");
        return new Tokens(token("access_token"), refreshToken, seconds == null ? null : end(Duration.ofSeconds(number("expires_in", seconds))));
    }

    /**
     * The answer for a managed user: {@code accessTokenExpiresAt} is in milliseconds since 1970 by the server's clock, which the
     * {@code Date} header tells.
     */
    Tokens managedUser() throws CalcomException {
        String end = fields.get("accessTokenExpiresAt");
        return new Tokens(token("accessToken"), token("refreshToken"), end == null ? null : onThisClock(number("accessTokenExpiresAt", end)));
    }

    private Instant onThisClock(long millis) {
        return end(Duration.between(serverTime(), Instant.ofEpochMilli(millis)));
    }

    private Instant serverTime() {
        String date = head.header("date");
        try {
            return date == null ? sentAt : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException noDate) {
            // a header that cannot be read is as good as none
            return sentAt;
        }
    }

    private Instant end(Duration life) {
        return life.isNegative() ? sentAt : sentAt.plus(life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE);
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

    private long number(String field, String text) throws CalcomException {
        try {
            return (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Failures.unreadable(operation, head, "its " + field + " is no number", null);
        }
    }

    @Override
    public String toString() {
        return "answer of " + operation.uri();
    }
}
