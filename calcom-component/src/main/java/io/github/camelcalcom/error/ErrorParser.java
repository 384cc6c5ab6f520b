/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Creates the exception for an error response. Supports all error formats of the API, those of OAuth2, and pages and texts of proxies in front
 * of the API. Does not throw exceptions itself. Thread safe.
 */
public final class ErrorParser {

    /** Maximum number of bytes of a body that are read and kept; the rest is ignored. */
    public static final int LONGEST_BODY = 65_536;

    private static final int LONGEST_EXCERPT = 200;
    private static final int LONGEST_PAGE = 16_384;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVISIBLE =
            Pattern.compile("<!--.*?-->|<(script|style|head)\\b.*?</\\1\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("<title\\b[^>]*>(.*?)</title\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Texts of the API for a slot that is taken, with a status that does not show it. */
    private static final Pattern SLOT_TAKEN = Pattern.compile(
            "already has booking at this time|already (?:been )?(?:booked|reserved)|booking_conflict|no_available_users_found"
                    + "|no other host is available",
            Pattern.CASE_INSENSITIVE);

    private final RetryAfter retryAfter;

    /** Compares dates in headers with the system's clock. */
    public ErrorParser() {
        this(Clock.systemUTC());
    }

    /**
     * @param clock the clock that dates in headers are compared with
     */
    public ErrorParser(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    /**
     * Returns the exception for a response with an HTTP status of 400 or more, or with a status of success and {@code status:"error"} in its
     * body.
     *
     * @param operation the operation in the form of endpoint URIs, such as {@code bookings/create}
     * @param status    the HTTP status code
     * @param headers   the headers of the response
     * @param body      the body or its beginning, of which the first {@value #LONGEST_BODY} bytes are read; null if there is none
     */
    public CalcomException parse(String operation, int status, HeaderView headers, byte[] body) {
        return parse(operation, status, headers, body, ErrorHint.NONE);
    }

    /**
     * Reads an answer as {@link #parse(String, int, HeaderView, byte[])} does.
     *
     * @param hint what to add to its text
     */
    public CalcomException parse(String operation, int status, HeaderView headers, byte[] body, ErrorHint hint) {
        byte[] kept = body == null ? new byte[0] : Arrays.copyOf(body, Math.min(body.length, LONGEST_BODY));
        String text = decode(kept, headers.header("Content-Type"));
        JsonNode root = PartialJson.read(text).root();
        String code = code(root);
        String message = message(root);
        Map<String, List<String>> fields = FieldErrors.of(root.path("error").path("details"), message);
        Duration wait = retryAfter.of(status, headers);
        String requestId = headers.header("X-Request-Id");
        ErrorAnswer heard = new ErrorAnswer(operation, status, code, message, fields, null, requestId, wait, kept);
        String remark = Stream.of(remark(heard, text, root, headers), hint.of(status, message)).filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return exception(new ErrorAnswer(
                operation, status, code, message, fields, remark.isEmpty() ? null : remark, requestId, wait, kept));
    }

    private static CalcomException exception(ErrorAnswer answer) {
        int status = answer.status();
        if (status < 400 || status >= 500) {
            return new CalcomServerException(answer);
        }
        return switch (status) {
            // 498: the access token of a managed user has expired
            case 401, 403, 407, 498 -> new CalcomAuthenticationException(answer);
            case 404, 410 -> new CalcomNotFoundException(answer);
            case 409 -> new CalcomConflictException(answer);
            case 429 -> new CalcomRateLimitException(answer);
            // a time-out of a proxy or server, not an invalid request
            case 408, 425 -> new CalcomServerException(answer);
            case 400, 422 -> isSlotTaken(answer) ? new CalcomConflictException(answer) : new CalcomValidationException(answer);
            default -> new CalcomValidationException(answer);
        };
    }

    private static boolean isSlotTaken(ErrorAnswer answer) {
        return answer.fieldErrors().isEmpty() && answer.message() != null && SLOT_TAKEN.matcher(answer.message()).find();
    }

    /** {@code error.code}. In the formats of OAuth2 and of the server's framework, {@code error} itself is the code. */
    private static String code(JsonNode root) {
        JsonNode error = root.path("error");
        return firstText(error.path("code"), error);
    }

    private static String message(JsonNode root) {
        JsonNode error = root.path("error");
        return firstText(error.path("message"), root.path("message"), root.path("error_description"));
    }

    /** The first candidate with a text. An array of texts is joined. */
    private static String firstText(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.isTextual()) {
                return candidate.textValue();
            }
            if (candidate.isArray() && !candidate.isEmpty()) {
                return StreamSupport.stream(candidate.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("; "));
            }
        }
        return null;
    }

    /** Information that code and message do not contain. */
    private static String remark(ErrorAnswer answer, String text, JsonNode root, HeaderView headers) {
        if (answer.status() == 404 && CalcomNotFoundException.isOperationUnknown(answer) && answer.isFromApi()) {
            return "the server does not know this operation in this version; check apiUrl, apiProfile and apiVersion";
        }
        if (answer.isFromApi()) {
            return answer.status() < 400 ? "an error in a response with the status of a success" : null;
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return "redirect" + target(headers.header("Location")) + " is not followed; check apiUrl";
        }
        if (text.isBlank()) {
            return "the response is empty";
        }
        String kind = root.isContainerNode() ? "the response is JSON without code and message" : "the response is not JSON: " + excerpt(text);
        return answer.status() == 404 ? kind + " (not a response of the API; check apiUrl)" : kind;
    }

    /** The target of a redirect, without its query, which may contain a secret. */
    private static String target(String location) {
        if (location == null) {
            return "";
        }
        return " to " + ErrorText.clean(location.replaceAll("[?#].*", "").replaceAll("//[^/]*@", "//"), LONGEST_EXCERPT);
    }

    /** The visible text of a page. */
    private static String excerpt(String text) {
        String start = text.substring(0, Math.min(text.length(), LONGEST_PAGE));
        Matcher title = TITLE.matcher(start);
        String heading = title.find() ? title.group(1) + " " : "";
        String visible = TAG.matcher(INVISIBLE.matcher(heading + start).replaceAll(" ")).replaceAll(" ");
        return ErrorText.clean(SPACE.matcher(visible).replaceAll(" "), LONGEST_EXCERPT);
    }

    /** Decodes with the charset of the response, or else UTF-8. Bytes that are invalid in it become U+FFFD. */
    private static String decode(byte[] body, String contentType) {
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        String text = new String(body, charset.find() ? charset(charset.group(1)) : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
