package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.util.Map;

/**
 * An answer that says what went wrong, in one of the shapes that the real server uses. A handler throws it.
 *
 * <ul>
 * <li>an envelope with {@code code}, {@code message} and {@code details}: most refusals;
 * <li>the same envelope without {@code details}: what the server's database, tRPC and Zod filters answer;
 * <li>a bare {@code {"statusCode":...,"message":...}}: whatever no filter caught;
 * <li>{@code {"error":...,"error_description":...}}: the OAuth2 token endpoint, as RFC 6749 has it.
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

    /** The envelope with details, its code being the name of the exception that the real server raises for this status. */
    public static ApiException of(int status, String message) {
        String[] names = NAMES.get(status);
        if (names == null) {
            throw new IllegalArgumentException("No exception of the API has status " + status);
        }
        ObjectNode details = Json.object().put("message", message).put("error", names[1]).put("statusCode", status);
        return new ApiException(status, names[0], message, details);
    }

    /** 400 with details. */
    public static ApiException badRequest(String message) {
        return of(400, message);
    }

    /** 400 with details whose {@code error} is not the usual name of the status: the server has put the second half of the message there. */
    public static ApiException badRequest(String message, String error) {
        ObjectNode details = Json.object().put("message", message).put("error", error).put("statusCode", 400);
        return new ApiException(400, "BadRequestException", message, details);
    }

    /** 400 of which the details are the message alone. */
    public static ApiException badRequestWithoutError(String message) {
        return new ApiException(400, "BadRequestException", message, Json.object().put("message", message));
    }

    /** 401 with details. */
    public static ApiException unauthorized(String message) {
        return of(401, message);
    }

    /** 401 as the server answers it where it has nothing to say about it. */
    public static ApiException unauthorized() {
        JsonNode details = Json.object().put("message", "Unauthorized").put("statusCode", 401);
        return new ApiException(401, "UnauthorizedException", "Unauthorized", details);
    }

    /** 498 for the access token of a managed user whose time is over, as the server's source has it: its details are a plain text. */
    public static ApiException tokenExpired() {
        String message = "ACCESS_TOKEN_IS_EXPIRED";
        return new ApiException(498, "TokenExpiredException", message, TextNode.valueOf(message));
    }

    /**
     * What the OAuth2 token endpoint answers.
     *
     * @param error       a code of RFC 6749, section 5.2, such as {@code invalid_grant}
     * @param description more about it
     */
    public static ApiException oauth2(int status, String error, String description) {
        return new ApiException(status, null, description, Json.object().put("error", error).put("error_description", description));
    }

    /** 403 with details. */
    public static ApiException forbidden(String message) {
        return of(403, message);
    }

    /** 404 with details. */
    public static ApiException notFound(String message) {
        return of(404, message);
    }

    /** 409 with details. */
    public static ApiException conflict(String message) {
        return of(409, message);
    }

    /** 400 that lists every field that was refused, see {@link io.github.camelcalcom.sandbox.validation.Schema}. */
    public static ApiException validation(ArrayNode errors) {
        JsonNode details = Json.object().set("errors", errors);
        return new ApiException(400, "BadRequestException", "Bad Request Exception", details);
    }

    /** 429. Its details are a plain text. */
    public static ApiException throttled() {
        String message = "CustomThrottlerGuard - Too many requests. Please try again later.";
        return new ApiException(429, "ThrottlerException", message, TextNode.valueOf(message));
    }

    /** The envelope without details. */
    public static ApiException filtered(int status, String code, String message) {
        return new ApiException(status, code, message, null);
    }

    /** 400 {@code TRPCError} with the text that the server puts in place of the real one. */
    public static ApiException trpcBadRequest() {
        return filtered(400, "TRPCError", "Bad request: Please check your request data and try again");
    }

    /** 409 as the server's database filter answers where a unique value is taken. */
    public static ApiException duplicateRecord() {
        return filtered(409, "CONFLICT", "Invalid Input: Trying to create a record that already exists.");
    }

    /** 404 as the server's database filter answers where a row is gone. */
    public static ApiException missingRecord() {
        return filtered(404, "NOT_FOUND", "Invalid Query: The requested record was not found.");
    }

    /** 400 as the server's database filter answers where a row refers to one that is not there. */
    public static ApiException missingReference() {
        return filtered(400, "BAD_REQUEST", "Invalid input: The referenced data does not exist.");
    }

    /** 500 as the server's database filter answers where a value cannot be used in a query. */
    public static ApiException databaseFailure() {
        return filtered(500, "INTERNAL_SERVER_ERROR", "There was an error, please try again later.");
    }

    /** A bare status and message without envelope. */
    public static ApiException bare(int status, String message) {
        return new ApiException(status, null, message, null);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /**
     * The body of the answer.
     *
     * @param path the path and query of the request, as they were sent
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
