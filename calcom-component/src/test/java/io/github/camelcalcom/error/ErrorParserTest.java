/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.support.AnswerHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class ErrorParserTest {

    private static final String SECRET = "whsec_5f2d8c17b0aa4e6f";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private final ErrorParser parser = new ErrorParser(CLOCK);

    @Test
    void messageTellsOperationStatusCodeTextFieldsAndRequestId() {
        CalcomException exception = parse("bookings/create", 400, Map.of("X-Request-Id", "req-7"), """
                {"status":"error","timestamp":"2026-11-23T10:00:00Z","path":"/v2/bookings",
                "error":{"code":"BadRequestException",
                "message":"Bad Request Exception","details":{"errors":[
                  {"property":"start","constraints":{
                    "isDateString":"start must be a valid ISO 8601 date string","isDefined":"start is due"}},
                  {"property":"guests","children":[{"property":"1","children":[
                    {"property":"email","constraints":{"isEmail":"email must be an email"}}]}]}]}}}""");

        assertThat(exception).isExactlyInstanceOf(CalcomValidationException.class).hasMessage(
                "bookings/create failed: HTTP 400 BadRequestException: Bad Request Exception [start: start must be a valid ISO 8601 date "
                        + "string, start is due; guests[1].email: email must be an email] (request id req-7)");
        assertThat(exception.getFieldErrors()).containsExactly(
                entry("start", List.of("start must be a valid ISO 8601 date string", "start is due")),
                entry("guests[1].email", List.of("email must be an email")));
        assertThat(exception.getRequestId()).isEqualTo("req-7");
    }

    @Test
    void joinedSentenceIsTakenApart() {
        CalcomException exception = parse("bookings/create", 400, Map.of(), error("BadRequestException",
                "start property is wrong,start must be a valid ISO 8601 date string , attendee property is wrong, "
                        + "name property is wrong,name must be a string "));

        assertThat(exception.getFieldErrors()).containsExactly(
                entry("start", List.of("start must be a valid ISO 8601 date string")),
                entry("attendee.name", List.of("name must be a string")));
    }

    @Test
    void listOfPathsAndRulesIsTakenApart() {
        CalcomException exception = parse("calendars/save", 400, Map.of(), error("BAD_REQUEST",
                "isDryRun - Expected string, received null, metadata.a - Expected string, received number, "));

        assertThat(exception.getFieldErrors()).containsExactly(
                entry("isDryRun", List.of("Expected string, received null")),
                entry("metadata.a", List.of("Expected string, received number")));
    }

    @Test
    void bareShapeHasAMessageAndNoCode() {
        CalcomException exception = parse("bookings/create", 409, Map.of(), "{\"statusCode\":409,\"message\":\"booking_conflict_error\"}");

        assertThat(exception).isExactlyInstanceOf(CalcomConflictException.class)
                .hasMessage("bookings/create failed: HTTP 409: booking_conflict_error");
        assertThat(exception.getCode()).isNull();
    }

    @Test
    void bareShapeMayHaveANameAndSeveralMessages() {
        CalcomException exception = parse("me/update", 400, Map.of(),
                "{\"statusCode\":400,\"message\":[\"a is wrong\",\"b is wrong\"],\"error\":\"Bad Request\"}");

        assertThat(exception).hasMessage("me/update failed: HTTP 400 Bad Request: a is wrong; b is wrong");
    }

    @Test
    void oauth2ShapeIsUnderstood() {
        CalcomException exception = parse("oauth2/token", 401, Map.of(),
                "{\"error\":\"invalid_client\",\"error_description\":\"The client is unknown\"}");

        assertThat(exception).isExactlyInstanceOf(CalcomAuthenticationException.class)
                .hasMessage("oauth2/token failed: HTTP 401 invalid_client: The client is unknown");
    }

    @Test
    void errorWithTheStatusOfASuccessIsTheServersFault() {
        CalcomException exception = parse("slots/list", 200, Map.of(), error("NotFoundException", "No slots"));

        assertThat(exception).isExactlyInstanceOf(CalcomServerException.class).hasMessageContaining(
                "slots/list failed: HTTP 200 NotFoundException: No slots").hasMessageContaining("status of a success");
    }

    @Test
    void pageOfAProxyIsNamedByItsWordsWithoutMarkup() {
        CalcomException exception = parse("bookings/list", 502, Map.of("Content-Type", "text/html"), """
                <!DOCTYPE html><html><head><title>502 Bad Gateway</title><style>h1 { color: red }</style></head>
                <body><script>track("x")</script><h1>Bad&#32;Gateway</h1><hr>nginx</body></html>""");

        assertThat(exception).isExactlyInstanceOf(CalcomServerException.class)
                .hasMessage("bookings/list failed: HTTP 502: the response is not JSON: 502 Bad Gateway Bad&#32;Gateway nginx");
        assertThat(exception.getCode()).isNull();
        assertThat(exception.getServerMessage()).isNull();
    }

    @Test
    void pageInsteadOfANotFoundIsAMatterOfConfiguration() {
        CalcomException exception = parse("bookings/get", 404, Map.of("Content-Type", "text/html"), "<h1>Not here</h1>");

        assertThat(exception).isInstanceOfSatisfying(CalcomNotFoundException.class,
                missing -> assertThat(missing.isOperationUnknown()).isTrue()).hasMessageContaining("check apiUrl");
    }

    @Test
    void pathWithoutARouteIsAMatterOfConfiguration() {
        CalcomException exception = parse("slots/list", 404, Map.of(), error("NotFoundException", "Cannot GET /v2/slots?start=x"));

        assertThat(exception).isInstanceOfSatisfying(CalcomNotFoundException.class,
                missing -> assertThat(missing.isOperationUnknown()).isTrue())
                .hasMessageContaining("check apiUrl, apiProfile and apiVersion");
    }

    @Test
    void missingThingIsNoMatterOfConfiguration() {
        CalcomException exception = parse("bookings/get", 404, Map.of(), error("NotFoundException", "Booking with uid=x was not found"));

        assertThat(exception).isInstanceOfSatisfying(CalcomNotFoundException.class,
                missing -> assertThat(missing.isOperationUnknown()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void emptyAnswerIsNamed(String body) {
        assertThat(parse("me/get", 500, Map.of(), body)).isExactlyInstanceOf(CalcomServerException.class)
                .hasMessage("me/get failed: HTTP 500: the response is empty");
    }

    @Test
    void noBodyAtAllIsEmpty() {
        assertThat(parser.parse("me/get", 503, AnswerHeaders.NONE, null)).hasMessage("me/get failed: HTTP 503: the response is empty");
    }

    @Test
    void redirectNamesItsTargetWithoutCredentialsAndQuery() {
        assertThat(parse("me/get", 302, Map.of("Location", "https://user:pw@app.example/login?token=" + SECRET), ""))
                .isExactlyInstanceOf(CalcomServerException.class)
                .hasMessage("me/get failed: HTTP 302: redirect to https://app.example/login is not followed; check apiUrl");
    }

    @Test
    void truncatedJsonStillTellsWhatCameBeforeTheCut() {
        String whole = """
                {"status":"error","path":"/v2/webhooks","error":{"code":"BadRequestException","message":"Bad Request Exception",
                "details":{"errors":[{"property":"triggers","constraints":{"isArray":"triggers must be an array"}},
                {"property":"subscriberUrl","constr""";

        CalcomException exception = parse("webhooks/create", 400, Map.of(), whole);

        assertThat(exception.getCode()).isEqualTo("BadRequestException");
        assertThat(exception.getServerMessage()).isEqualTo("Bad Request Exception");
        assertThat(exception.getFieldErrors()).containsExactly(entry("triggers", List.of("triggers must be an array")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[1,", "{\"a\"", "{\"error\":", "{\"error\":{\"code\":\"X",
        "\"text", "12", "null", "nul", "}", "<", "\u0000"})
    void whateverTheBodyIsAnExceptionComesOfIt(String body) {
        assertThat(parse("me/get", 500, Map.of(), body)).isExactlyInstanceOf(CalcomServerException.class)
                .message().startsWith("me/get failed: HTTP 500: the response is ");
    }

    @Test
    void deeplyNestedBodyDoesNotExhaustTheStack() {
        assertThat(parse("me/get", 500, Map.of(), "[".repeat(60_000))).isExactlyInstanceOf(CalcomServerException.class);
    }

    @ParameterizedTest
    @CsvSource({"x", "'<script'", "'a - '", "', '", "' property is wrong,'", "'[{\"a\":'"})
    void hugeBodyIsReadAndKeptInPartOnly(String unit) {
        byte[] body = (unit.repeat(10_000_000 / unit.length()) + ", ").getBytes(StandardCharsets.UTF_8);

        CalcomException exception = parser.parse("me/get", 500, AnswerHeaders.NONE, body);

        assertThat(exception.getRawBody()).hasSize(ErrorParser.LONGEST_BODY);
        assertThat(exception).message().hasSizeLessThan(1_000);
    }

    @Test
    void longMessageIsCutInTheExceptionAndWholeForTheRoute() {
        String text = "word - x, ".repeat(5_000);

        CalcomException exception = parse("me/get", 400, Map.of(), error("BAD_REQUEST", text));

        assertThat(exception).message().hasSizeLessThan(3_000);
        assertThat(exception.getServerMessage()).isEqualTo(text);
    }

    @Test
    void valuesThatTheServerEchoesAreInTheRawBodyOnly() {
        CalcomException exception = parse("webhooks/create", 400, Map.of(), """
                {"status":"error","path":"/v2/webhooks?secret=%1$s","error":{"code":"BadRequestException",
                "message":"Bad Request Exception","details":{"errors":[{"target":{"secret":"%1$s"},"value":"%1$s","property":"secret",
                "children":[{"target":"%1$s","value":"%1$s","property":"0","constraints":{"isString":"secret must be a string"}}]}]}}}"""
                .formatted(SECRET));

        assertThat(exception.toString()).contains("secret[0]: secret must be a string").doesNotContain(SECRET);
        assertThat(exception.getMessage()).doesNotContain(SECRET);
        assertThat(exception.getFieldErrors().toString()).doesNotContain(SECRET);
        assertThat(new String(exception.getRawBody(), StandardCharsets.UTF_8)).contains(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Key cal_live_0123456789abcdef is not valid", "Unexpected token 'x', \"{\"secret\": cal_live_0123456789abcdef\" is not valid JSON",
        "header was Bearer cal_live_0123456789abcdef", "header was bearer 0123456789abcdef",
        "token eyJhbGciOiJIUzI1NiJ9.eyJrZXkiOiJ4MDEyMzQ1Njc4OWFiY2RlZiJ9.0123456789abcdef"})
    void credentialsInTheServersWordsAreMasked(String text) {
        assertThat(parse("me/get", 401, Map.of(), error("UnauthorizedException", text.replace("\"", "\\\"")))).message()
                .doesNotContain("0123456789abcdef", "eyJrZXki");
        assertThat(parse("me/get", 502, Map.of(), "<p>" + text + "</p>")).message().doesNotContain("0123456789abcdef", "eyJrZXki");
    }

    @Test
    void lineBreaksOfTheServerCannotForgeALogLine() {
        assertThat(parse("me/get", 400, Map.of("X-Request-Id", "a\nb"), error("X", "first\\n2026-11-23 INFO forged"))).message()
                .doesNotContain("\n").contains("first 2026-11-23 INFO forged").contains("(request id a b)");
    }

    @Test
    void bytesThatAreNoUtf8DoNotHideTheError() {
        byte[] body = "{\"statusCode\":400,\"message\":\"Gru\u00df aus K\u00f6ln\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parser.parse("me/get", 400, AnswerHeaders.NONE, body).getServerMessage()).isEqualTo("Gru\uFFFD aus K\uFFFDln");
        assertThat(parser.parse("me/get", 400, new AnswerHeaders(Map.of("Content-Type", "application/json; charset=ISO-8859-1")), body)
                .getServerMessage())
                .isEqualTo("Gru\u00df aus K\u00f6ln");
        assertThat(parser.parse("me/get", 400, new AnswerHeaders(Map.of("Content-Type", "application/json; charset=no-such")), body).getServerMessage())
                .isEqualTo("Gru\uFFFD aus K\uFFFDln");
    }

    @Test
    void byteOrderMarkIsSkipped() {
        assertThat(parse("me/get", 400, Map.of(), "\uFEFF" + error("X", "text")).getCode()).isEqualTo("X");
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 7, 7", "Retry-After, 0, 0", "Retry-After, -3, 0", "Retry-After, 'Mon, 23 Nov 2026 10:01:30 GMT', 90",
        "Retry-After, 'Mon, 23 Nov 2026 09:00:00 GMT', 0", "retry-after, 12, 12",
        "X-RateLimit-Reset-Default, 55, 55", "X-RateLimit-Reset-Default, 1795428042, 42",
        "X-RateLimit-Reset-Users_verified_resources_emails_requests, 31, 31"})
    void waitIsReadFromEveryFormOfHeader(String header, String value, long seconds) {
        assertThat(parse("me/get", 429, Map.of(header, value), error("ThrottlerException", "Too many requests")))
                .isExactlyInstanceOf(CalcomRateLimitException.class).hasMessageContaining("(may be tried again in " + seconds + " s)")
                .extracting(CalcomException::getRetryAfter).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "99999999999999999999", "1.5"})
    void waitThatCannotBeReadIsNone(String value) {
        assertThat(parse("me/get", 429, Map.of("Retry-After", value), "").getRetryAfter()).isNull();
    }

    @Test
    void retryAfterWinsOverTheReset() {
        assertThat(parse("me/get", 429, Map.of("Retry-After", "3", "X-RateLimit-Reset-Default", "60"), "").getRetryAfter())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void resetSaysNothingWhereTheLimitIsNotTheTrouble() {
        assertThat(parse("me/get", 503, Map.of("X-RateLimit-Reset-Default", "60"), "").getRetryAfter()).isNull();
        assertThat(parse("me/get", 503, Map.of("Retry-After", "5"), "").getRetryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void firstLimitToBeResetEndsTheWait() {
        assertThat(parse("me/get", 429, Map.of("X-RateLimit-Reset-Default", "60",
                "X-RateLimit-Reset-Teams_verified_resources_phones_verify", "20"), "").getRetryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void limitsOfAnyNameEndTheWait() {
        assertThat(parse("me/get", 429, Map.of("X-RateLimit-Limit-Burst", "10", "X-RateLimit-Remaining-Burst", "0", "X-RateLimit-Reset-Burst", "9",
                "x-ratelimit-remaining-my-own-daily", "0", "x-ratelimit-reset-my-own-daily", "4000"), "").getRetryAfter())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void limitThatHasCallsLeftIsNotWhatRefuses() {
        assertThat(parse("verified-resources/request-email-code", 429, Map.of(
                "X-RateLimit-Remaining-Default", "118", "X-RateLimit-Reset-Default", "3",
                "X-RateLimit-Remaining-Users_verified_resources_emails_requests", "0",
                "X-RateLimit-Reset-Users_verified_resources_emails_requests", "47"), "").getRetryAfter()).isEqualTo(Duration.ofSeconds(47));
    }

    @Test
    void slotThatIsNamedInAFieldErrorIsNoConflict() {
        assertThat(parse("x/y", 400, Map.of(), error("BadRequestException", "slug property is wrong,slug is already booked ")))
                .isExactlyInstanceOf(CalcomValidationException.class);
    }

    @ParameterizedTest
    @CsvSource({"407, CalcomAuthenticationException", "408, CalcomServerException", "410, CalcomNotFoundException",
        "415, CalcomValidationException", "425, CalcomServerException", "504, CalcomServerException"})
    void statusThatOnlyProxiesGiveHasItsType(int status, String type) {
        assertThat(parse("me/get", status, Map.of(), "").getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void camelReadsTheStatusAndCannotChangeIt() {
        CalcomException exception = parse("me/get", 503, Map.of(), error("X", "text"));

        assertThat(exception.getHttpResponseCode()).isEqualTo(503);
        assertThat(exception.getHttpResponseStatus()).isEqualTo("X");
        assertThatThrownBy(() -> exception.setHttpResponseCode(200)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> exception.setHttpResponseStatus("OK")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ambiguousFailureKeepsWhatIsKnown() {
        CalcomException server = parse("bookings/create", 502, Map.of("X-Request-Id", "req-9"), "");

        CalcomException exception = new CalcomAmbiguousException("bookings/create", "no answer of the API", server);

        assertThat(exception).hasMessage(
                "bookings/create failed: the request may have been executed: no answer of the API (request id req-9)").hasCause(server);
        assertThat(exception.getStatusCode()).isEqualTo(502);
    }

    @Test
    void connectionFailureHasNoStatus() {
        CalcomException exception =
                new CalcomConnectionException("me/get", "cannot connect to http://127.0.0.1:1", new ConnectException("refused"));

        assertThat(exception).hasMessage("me/get failed: cannot connect to http://127.0.0.1:1");
        assertThat(exception.getStatusCode()).isZero();
        assertThat(exception.getRawBody()).isEmpty();
        assertThat(exception.getRetryAfter()).isNull();
        assertThat(exception.getFieldErrors()).isEmpty();
    }

    @Test
    void unusableAnswerOfASuccessIsTheServersFault() {
        assertThat(new CalcomServerException("me/get", 200, "req-1", "the answer is larger than 16 MB (option maxResponseSize)", null))
                .hasMessage("me/get failed: HTTP 200: the answer is larger than 16 MB (option maxResponseSize) (request id req-1)")
                .extracting(CalcomException::getStatusCode).isEqualTo(200);
    }

    @Test
    void fieldErrorsAndRawBodyCannotBeChanged() {
        CalcomException exception = parse("me/get", 400, Map.of(), error("X", "a property is wrong,b "));

        assertThatThrownBy(() -> exception.getFieldErrors().clear()).isInstanceOf(UnsupportedOperationException.class);
        exception.getRawBody()[0] = 'x';
        assertThat(exception.getRawBody()[0]).isEqualTo((byte) '{');
    }

    @Test
    void serializedExceptionLeavesTheRawBodyBehind() throws IOException, ClassNotFoundException {
        CalcomException exception = parse("me/get", 400, Map.of(), error("X", "a property is wrong,b "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CalcomException copy = (CalcomException) in.readObject();

            assertThat(copy).hasMessage(exception.getMessage());
            assertThat(copy.getFieldErrors()).isEqualTo(exception.getFieldErrors());
            assertThat(copy.getRawBody()).isEmpty();
        }
    }

    private CalcomException parse(String operation, int status, Map<String, String> headers, String body) {
        return parser.parse(operation, status, new AnswerHeaders(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String error(String code, String message) {
        return "{\"status\":\"error\",\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }
}
