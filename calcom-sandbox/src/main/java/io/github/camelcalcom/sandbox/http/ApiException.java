/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.util.Map;

/**
 * An error answer in one of the formats of the real server. Thrown by handlers.
 *
 * <ul>
 * <li>an envelope with {@code code}, {@code message} and {@code details}: most errors;
 * <li>the same envelope without {@code details}: errors of the server's database, tRPC and Zod filters;
 * <li>a bare {@code {"statusCode":...,"message":...}}: errors that no filter caught;
 * <li>{@code {"error":...,"error_description":...}}: errors of the OAuth2 token endpoint, as defined by RFC 6749.
 * </ul>
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String[]> NAMES = Map.ofEntries(
            Map.entry(400, new String[] {"BadRequestException", "Bad Request"}),
            Map.entry(401, new String[] {"UnauthorizedException", "Unauthorized"}),
            Map.entry(403, new String[] {"ForbiddenException", "Forbidden"}),
            Map.entry(404, new String[] {"NotFoundException", "Not Found"}),
            Map.entry(409, new String[] {"ConflictException", "Conflict"}),
            Map.entry(413, new String[] {"PayloadTooLargeException", "Payload Too Large"}),
            Map.entry(422, new String[] {"UnprocessableEntityException", "Unprocessable Entity"}),
            Map.entry(429, new String[] {"ThrottlerException", "Too Many Requests"}),
            Map.entry(500, new String[] {"InternalServerErrorException", "Internal Server Error"}),
            Map.entry(501, new String[] {"NotImplementedException", "Not Implemented"}),
            Map.entry(502, new String[] {"BadGatewayException", "Bad Gateway"}),
            Map.entry(503, new String[] {"ServiceUnavailableException", "Service Unavailable"}),
            Map.entry(504, new String[] {"GatewayTimeoutException", "Gateway Timeout"}));

    private final int status;
    private final String code;
    private final transient JsonNode details;

    private ApiException(int status, String code, String message, JsonNode details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    /** Returns the envelope with details. Its code is the name of the exception that the real server raises for this status. */
    public static ApiException of(int status, String message) {
        String[] names = NAMES.get(status);
        if (names == null) {
            throw new IllegalArgumentException("No exception of the API has status " + status);
        }
        ObjectNode details = Json.object().put("message", message).put("error", names[1]).put("statusCode", status);
        return new ApiException(status, names[0], message, details);
    }

    /** Returns 400 with details. */
    public static ApiException badRequest(String message) {
        return of(400, message);
    }

    /**
     * Returns 400 with details whose {@code error} differs from the name of the status, because the server put half of the message there.
     */
    public static ApiException badRequest(String message, String error) {
        ObjectNode details = Json.object().put("message", message).put("error", error).put("statusCode", 400);
        return new ApiException(400, "BadRequestException", message, details);
    }

    /** Returns 400 whose details contain the message only. */
    public static ApiException badRequestWithoutError(String message) {
        return new ApiException(400, "BadRequestException", message, Json.object().put("message", message));
    }

    /** Returns 401 with details. */
    public static ApiException unauthorized(String message) {
        return of(401, message);
    }

    /** Returns the server's 401 without a specific message. */
    public static ApiException unauthorized() {
        JsonNode details = Json.object().put("message", "Unauthorized").put("statusCode", 401);
        return new ApiException(401, "UnauthorizedException", "Unauthorized", details);
    }

    /** Returns 498 for the expired access token of a managed user. As in the server's source, the details are a plain text. */
    public static ApiException tokenExpired() {
        String message = "ACCESS_TOKEN_IS_EXPIRED";
        return new ApiException(498, "TokenExpiredException", message, TextNode.valueOf(message));
    }

    /**
     * Returns an error of the OAuth2 token endpoint.
     *
     * @param error       a code of RFC 6749, section 5.2, for example {@code invalid_grant}
     * @param description details of the error
     */
    public static ApiException oauth2(int status, String error, String description) {
        return new ApiException(status, null, description, Json.object().put("error", error).put("error_description", description));
    }

    /** Returns 403 with details. */
    public static ApiException forbidden(String message) {
        return of(403, message);
    }

    /** Returns 404 with details. */
    public static ApiException notFound(String message) {
        return of(404, message);
    }

    /** Returns 409 with details. */
    public static ApiException conflict(String message) {
        return of(409, message);
    }

    /** Returns 400 that lists every refused field, see {@link io.github.camelcalcom.sandbox.validation.Schema}. */
    public static ApiException validation(ArrayNode errors) {
        JsonNode details = Json.object().set("errors", errors);
        return new ApiException(400, "BadRequestException", "Bad Request Exception", details);
    }

    /** Returns 429. Its details are a plain text. */
    public static ApiException throttled() {
        String message = "CustomThrottlerGuard - Too many requests. Please try again later.";
        return new ApiException(429, "ThrottlerException", message, TextNode.valueOf(message));
    }

    /** Returns the envelope without details. */
    public static ApiException filtered(int status, String code, String message) {
        return new ApiException(status, code, message, null);
    }

    /** Returns 400 {@code TRPCError} with the text with which the server replaces the actual message. */
    public static ApiException trpcBadRequest() {
        return filtered(400, "TRPCError", "Bad request: Please check your request data and try again");
    }

    /** Returns the 409 of the server's database filter for a unique value that is in use. */
    public static ApiException duplicateRecord() {
        return filtered(409, "CONFLICT", "Invalid Input: Trying to create a record that already exists.");
    }

    /** Returns the 404 of the server's database filter for a missing row. */
    public static ApiException missingRecord() {
        return filtered(404, "NOT_FOUND", "Invalid Query: The requested record was not found.");
    }

    /** Returns the 400 of the server's database filter for a reference to a missing row. */
    public static ApiException missingReference() {
        return filtered(400, "BAD_REQUEST", "Invalid input: The referenced data does not exist.");
    }

    /** Returns the 500 of the server's database filter for a value that cannot be used in a query. */
    public static ApiException databaseFailure() {
        return filtered(500, "INTERNAL_SERVER_ERROR", "There was an error, please try again later.");
    }

    /** Returns a bare status and message without envelope. */
    public static ApiException bare(int status, String message) {
        return new ApiException(status, null, message, null);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /**
     * Returns the body of the answer.
     *
     * @param path path and query of the request in encoded form
     */
    public ObjectNode body(String path, Instant now) {
        if (code == null && details instanceof ObjectNode document) {
            return document;
        }
        if (code == null) {
            return Json.object().put("statusCode", status).put("message", getMessage());
        }
        ObjectNode body = Json.object().put("status", "error").put("timestamp", Json.text(now)).put("path", path);
        ObjectNode error = body.putObject("error").put("code", code).put("message", getMessage());
        if (details != null) {
            error.set("details", details);
        }
        return body;
    }
}
