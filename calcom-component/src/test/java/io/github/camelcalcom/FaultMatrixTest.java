/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a call and something that goes wrong with it: how often the operation is called, how the exchange ends, and how many bookings
 * the server has in the end. Never two where one was asked for.
 */
class FaultMatrixTest {

    /** For calls that get no answer; long enough for every other call of theirs to be answered on a busy machine. */
    private static final String GIVES_UP = "&requestTimeout=2000";
    private static final Duration AFTER_THE_CLIENT_GAVE_UP = Duration.ofMillis(2_500);
    private static final String LOOKS_LONG = "&ambiguityHorizon=20000";
    private static final int EVENT_TYPE = 1;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Fault TAKEN =
            Fault.answerAfterExecution(FaultAnswer.of(409, JSON, "{\"statusCode\":409,\"message\":\"booking_conflict_error\"}"));
    private static final FaultAnswer NO_BOOKINGS = FaultAnswer.of(200, JSON, "{\"status\":\"success\",\"data\":[]}");

    private CalcomSandbox sandbox;
    private CalcomContext camel;

    /** What goes wrong with the first call of the operation, or with every one. */
    private enum Trouble {
        /** With a pool of its own, which has no connection from the set-up of the test. */
        REFUSED(null, 0, "&maxConnections=7"),
        RESET_BEFORE_EXECUTION(Fault.resetBeforeExecution(), 1),
        RESET_AFTER_EXECUTION(Fault.resetAfterExecution(), 1),
        CLOSED_AFTER_EXECUTION(Fault.closeAfterExecution(), 1),
        SILENT_AFTER_EXECUTION(Fault.silenceAfterExecution(), 1, GIVES_UP),
        EXECUTED_LATER(Fault.executeLater(Delay.of(AFTER_THE_CLIENT_GAVE_UP)), 1, GIVES_UP + LOOKS_LONG),
        ERROR_500_AFTER_EXECUTION(Fault.answerAfterExecution(FaultAnswer.bare(500)), 1),
        ERROR_502(Fault.answerInstead(FaultAnswer.html(502)), 1),
        ERROR_503(Fault.answerInstead(FaultAnswer.json(503)), 1),
        ERROR_504(Fault.answerInstead(FaultAnswer.html(504)), 1),
        ERROR_504_AFTER_EXECUTION(Fault.answerAfterExecution(FaultAnswer.html(504)), 1),
        THROTTLED_WITH_HEADERS(Fault.answerInstead(FaultAnswer.throttled(120, 1)), 1),
        THROTTLED_WITH_RETRY_AFTER(Fault.answerInstead(FaultAnswer.json(429).withHeader("Retry-After", "1")), 1),
        /** Without a word from the server a caller that paces waits for a minute; one that does not relies on its own pauses. */
        THROTTLED_WITHOUT_HEADERS(Fault.answerInstead(FaultAnswer.json(429)), 1, "&pacing=false"),
        /** An API key cannot be replaced by another one. */
        UNAUTHORIZED_ONCE(Fault.answerInstead(FaultAnswer.unauthorized()), 1),
        /** An access token can. */
        UNAUTHORIZED_ONCE_WITH_OAUTH2(Fault.answerInstead(FaultAnswer.unauthorized()), 1, "&authentication=oauth2"),
        UNAUTHORIZED_ALWAYS_WITH_OAUTH2(Fault.answerInstead(FaultAnswer.unauthorized()), Integer.MAX_VALUE, "&authentication=oauth2"),
        UNAUTHORIZED_ALWAYS(Fault.answerInstead(FaultAnswer.unauthorized()), Integer.MAX_VALUE),
        TRUNCATED(Fault.truncatedBody(), 1),
        CUT_JSON(Fault.cutJson(), 1),
        UNAVAILABLE_ALWAYS(Fault.answerInstead(FaultAnswer.json(503)), Integer.MAX_VALUE),
        /** The first request is executed so late that the second one is refused for its booking. */
        REFUSED_FOR_ITSELF(Fault.resetBeforeExecution(), 1, TAKEN, false),
        /** The same with a server whose list does not show the booking. */
        REFUSED_FOR_ITSELF_UNSEEN(Fault.resetBeforeExecution(), 1, TAKEN, true);

        private final Fault fault;
        private final int times;
        private final String options;
        /** What goes wrong with the call after that, or null. */
        private final Fault then;
        private final boolean hidesBookings;

        Trouble(Fault fault, int times) {
            this(fault, times, "");
        }

        Trouble(Fault fault, int times, String options) {
            this(fault, times, options, null, false);
        }

        Trouble(Fault fault, int times, Fault then, boolean hidesBookings) {
            this(fault, times, "", then, hidesBookings);
        }

        Trouble(Fault fault, int times, String options, Fault then, boolean hidesBookings) {
            this.fault = fault;
            this.times = times;
            this.options = options;
            this.then = then;
            this.hidesBookings = hidesBookings;
        }
    }

    /** A row: the calls of the operation that reach the server, the exception or null, the bookings that stand in the end. */
    private static Arguments row(String operation, Trouble trouble, int calls, Class<? extends CalcomException> failure, int bookings) {
        return Arguments.of(operation, trouble, calls, failure, bookings);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("bookings/create", Trouble.REFUSED, 0, CalcomConnectionException.class, 0),
                row("bookings/create", Trouble.RESET_BEFORE_EXECUTION, 2, null, 1),
                row("bookings/create", Trouble.RESET_AFTER_EXECUTION, 1, null, 1),
                row("bookings/create", Trouble.CLOSED_AFTER_EXECUTION, 1, null, 1),
                row("bookings/create", Trouble.SILENT_AFTER_EXECUTION, 1, null, 1),
                row("bookings/create", Trouble.EXECUTED_LATER, 1, null, 1),
                row("bookings/create", Trouble.ERROR_500_AFTER_EXECUTION, 1, null, 1),
                row("bookings/create", Trouble.ERROR_502, 2, null, 1),
                row("bookings/create", Trouble.ERROR_503, 2, null, 1),
                row("bookings/create", Trouble.ERROR_504, 2, null, 1),
                row("bookings/create", Trouble.ERROR_504_AFTER_EXECUTION, 1, null, 1),
                row("bookings/create", Trouble.THROTTLED_WITH_HEADERS, 2, null, 1),
                row("bookings/create", Trouble.THROTTLED_WITH_RETRY_AFTER, 2, null, 1),
                row("bookings/create", Trouble.THROTTLED_WITHOUT_HEADERS, 2, null, 1),
                row("bookings/create", Trouble.UNAUTHORIZED_ONCE, 1, CalcomAuthenticationException.class, 0),
                row("bookings/create", Trouble.UNAUTHORIZED_ONCE_WITH_OAUTH2, 2, null, 1),
                row("bookings/create", Trouble.UNAUTHORIZED_ALWAYS_WITH_OAUTH2, 2, CalcomAuthenticationException.class, 0),
                row("bookings/create", Trouble.UNAUTHORIZED_ALWAYS, 1, CalcomAuthenticationException.class, 0),
                row("bookings/create", Trouble.TRUNCATED, 1, null, 1),
                row("bookings/create", Trouble.CUT_JSON, 1, null, 1),
                row("bookings/create", Trouble.REFUSED_FOR_ITSELF, 2, null, 1),
                row("bookings/create", Trouble.REFUSED_FOR_ITSELF_UNSEEN, 2, CalcomAmbiguousException.class, 1),

                row("bookings/reschedule", Trouble.REFUSED, 0, CalcomConnectionException.class, 1),
                row("bookings/reschedule", Trouble.RESET_BEFORE_EXECUTION, 2, null, 1),
                row("bookings/reschedule", Trouble.RESET_AFTER_EXECUTION, 1, null, 1),
                row("bookings/reschedule", Trouble.SILENT_AFTER_EXECUTION, 1, null, 1),
                row("bookings/reschedule", Trouble.EXECUTED_LATER, 1, null, 1),
                row("bookings/reschedule", Trouble.ERROR_500_AFTER_EXECUTION, 1, null, 1),
                row("bookings/reschedule", Trouble.ERROR_502, 2, null, 1),
                row("bookings/reschedule", Trouble.ERROR_503, 2, null, 1),
                row("bookings/reschedule", Trouble.ERROR_504_AFTER_EXECUTION, 1, null, 1),
                row("bookings/reschedule", Trouble.THROTTLED_WITH_HEADERS, 2, null, 1),
                row("bookings/reschedule", Trouble.THROTTLED_WITH_RETRY_AFTER, 2, null, 1),
                row("bookings/reschedule", Trouble.THROTTLED_WITHOUT_HEADERS, 2, null, 1),
                row("bookings/reschedule", Trouble.UNAUTHORIZED_ONCE, 1, CalcomAuthenticationException.class, 1),
                row("bookings/reschedule", Trouble.UNAUTHORIZED_ONCE_WITH_OAUTH2, 2, null, 1),
                row("bookings/reschedule", Trouble.UNAUTHORIZED_ALWAYS_WITH_OAUTH2, 2, CalcomAuthenticationException.class, 1),
                row("bookings/reschedule", Trouble.UNAUTHORIZED_ALWAYS, 1, CalcomAuthenticationException.class, 1),
                row("bookings/reschedule", Trouble.TRUNCATED, 1, null, 1),

                row("bookings/cancel", Trouble.REFUSED, 0, CalcomConnectionException.class, 1),
                row("bookings/cancel", Trouble.RESET_BEFORE_EXECUTION, 2, null, 0),
                row("bookings/cancel", Trouble.RESET_AFTER_EXECUTION, 1, null, 0),
                row("bookings/cancel", Trouble.SILENT_AFTER_EXECUTION, 1, null, 0),
                row("bookings/cancel", Trouble.EXECUTED_LATER, 2, null, 0),
                row("bookings/cancel", Trouble.ERROR_500_AFTER_EXECUTION, 1, null, 0),
                row("bookings/cancel", Trouble.ERROR_502, 2, null, 0),
                row("bookings/cancel", Trouble.ERROR_503, 2, null, 0),
                row("bookings/cancel", Trouble.ERROR_504_AFTER_EXECUTION, 1, null, 0),
                row("bookings/cancel", Trouble.THROTTLED_WITH_HEADERS, 2, null, 0),
                row("bookings/cancel", Trouble.THROTTLED_WITH_RETRY_AFTER, 2, null, 0),
                row("bookings/cancel", Trouble.THROTTLED_WITHOUT_HEADERS, 2, null, 0),
                row("bookings/cancel", Trouble.UNAUTHORIZED_ONCE, 1, CalcomAuthenticationException.class, 1),
                row("bookings/cancel", Trouble.UNAUTHORIZED_ONCE_WITH_OAUTH2, 2, null, 0),
                row("bookings/cancel", Trouble.UNAUTHORIZED_ALWAYS_WITH_OAUTH2, 2, CalcomAuthenticationException.class, 1),
                row("bookings/cancel", Trouble.UNAUTHORIZED_ALWAYS, 1, CalcomAuthenticationException.class, 1),
                row("bookings/cancel", Trouble.TRUNCATED, 1, null, 0),

                row("bookings/get", Trouble.REFUSED, 0, CalcomConnectionException.class, 1),
                row("bookings/get", Trouble.RESET_AFTER_EXECUTION, 2, null, 1),
                row("bookings/get", Trouble.SILENT_AFTER_EXECUTION, 2, null, 1),
                row("bookings/get", Trouble.EXECUTED_LATER, 2, null, 1),
                row("bookings/get", Trouble.ERROR_500_AFTER_EXECUTION, 1, CalcomServerException.class, 1),
                row("bookings/get", Trouble.ERROR_502, 2, null, 1),
                row("bookings/get", Trouble.ERROR_503, 2, null, 1),
                row("bookings/get", Trouble.ERROR_504, 2, null, 1),
                row("bookings/get", Trouble.THROTTLED_WITH_HEADERS, 2, null, 1),
                row("bookings/get", Trouble.THROTTLED_WITH_RETRY_AFTER, 2, null, 1),
                row("bookings/get", Trouble.THROTTLED_WITHOUT_HEADERS, 2, null, 1),
                row("bookings/get", Trouble.UNAUTHORIZED_ONCE, 1, CalcomAuthenticationException.class, 1),
                row("bookings/get", Trouble.UNAUTHORIZED_ONCE_WITH_OAUTH2, 2, null, 1),
                row("bookings/get", Trouble.UNAUTHORIZED_ALWAYS_WITH_OAUTH2, 2, CalcomAuthenticationException.class, 1),
                row("bookings/get", Trouble.UNAUTHORIZED_ALWAYS, 1, CalcomAuthenticationException.class, 1),
                row("bookings/get", Trouble.TRUNCATED, 2, null, 1),
                row("bookings/get", Trouble.CUT_JSON, 2, null, 1),
                row("bookings/get", Trouble.UNAVAILABLE_ALWAYS, 4, CalcomServerException.class, 1),

                row("bookings/list", Trouble.REFUSED, 0, CalcomConnectionException.class, 1),
                row("bookings/list", Trouble.RESET_AFTER_EXECUTION, 2, null, 1),
                row("bookings/list", Trouble.SILENT_AFTER_EXECUTION, 2, null, 1),
                row("bookings/list", Trouble.EXECUTED_LATER, 2, null, 1),
                row("bookings/list", Trouble.ERROR_500_AFTER_EXECUTION, 1, CalcomServerException.class, 1),
                row("bookings/list", Trouble.ERROR_502, 2, null, 1),
                row("bookings/list", Trouble.ERROR_503, 2, null, 1),
                row("bookings/list", Trouble.ERROR_504, 2, null, 1),
                row("bookings/list", Trouble.THROTTLED_WITH_HEADERS, 2, null, 1),
                row("bookings/list", Trouble.THROTTLED_WITHOUT_HEADERS, 2, null, 1),
                row("bookings/list", Trouble.UNAUTHORIZED_ONCE, 1, CalcomAuthenticationException.class, 1),
                row("bookings/list", Trouble.UNAUTHORIZED_ONCE_WITH_OAUTH2, 2, null, 1),
                row("bookings/list", Trouble.UNAUTHORIZED_ALWAYS_WITH_OAUTH2, 2, CalcomAuthenticationException.class, 1),
                row("bookings/list", Trouble.UNAUTHORIZED_ALWAYS, 1, CalcomAuthenticationException.class, 1),
                row("bookings/list", Trouble.TRUNCATED, 2, null, 1));
    }

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        camel = new CalcomContext(sandbox.url());
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(sandbox.apiKey());
        configuration.setMaxRetries(3);
        configuration.setRetryDelay(20);
        configuration.setAmbiguityHorizon(2_000);
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest(name = "{0}, {1}: {2} calls, {3}, {4} bookings")
    @MethodSource("rows")
    void everyTroubleHasOneOutcome(String operation, Trouble trouble, int calls, Class<? extends CalcomException> failure, int bookings) {
        String uid = operation.equals("bookings/create") ? null : book();
        begin(operation, trouble);

        Exchange exchange = camel.call("calcom:" + operation + "?maxRetries=3" + trouble.options, body(operation), headers(operation, uid));

        sandbox.faults().clear();
        sandbox.acceptConnections();
        if (failure == null) {
            assertThat(exchange.getException()).isNull();
            assertThat(answered(exchange)).isEqualTo(expected(operation));
        } else {
            assertThat(exchange.getException()).isInstanceOf(failure);
        }
        assertThat(sandbox.calls(operation).size()).as("calls of " + operation).isEqualTo(calls);
        assertThat(standing()).as("bookings that stand").hasSize(bookings);
    }

    static Stream<Arguments> creations() {
        return rows().filter(row -> row.get()[0].equals("bookings/create"));
    }

    /** A second message with the same key adds no request, and ends as the first one does. */
    @ParameterizedTest(name = "{0} with one key on two messages, {1}: {2} calls, {3}, {4} bookings")
    @MethodSource("creations")
    void everyTroubleHasOneOutcomeForTwoMessagesWithOneKey(String operation, Trouble trouble, int calls, Class<? extends CalcomException> failure,
                                                           int bookings) throws Exception {
        begin(operation, trouble);
        String uri = "calcom:" + operation + "?maxRetries=3" + trouble.options;
        Map<String, Object> key = Map.of(CalcomConstants.IDEMPOTENCY_KEY, "order-7");

        List<CompletableFuture<Exchange>> exchanges = List.of(camel.begin(uri, body(operation), key), camel.begin(uri, body(operation), key));

        for (CompletableFuture<Exchange> begun : exchanges) {
            Exchange exchange = begun.get(300, TimeUnit.SECONDS);
            if (failure == null) {
                assertThat(exchange.getException()).isNull();
                assertThat(answered(exchange)).isEqualTo(expected(operation));
            } else {
                assertThat(exchange.getException()).isInstanceOf(failure);
            }
        }
        sandbox.acceptConnections();
        assertThat(sandbox.calls(operation).size()).as("calls of " + operation).isEqualTo(calls);
        assertThat(standing()).as("bookings that stand").hasSize(bookings);
    }

    private void callWithTokens() {
        OAuth2Client app = sandbox.oauth2().confidentialClient("App", "http://localhost:4321/cb", "BOOKING_READ", "BOOKING_WRITE");
        TokenPair granted = sandbox.oauth2().grant(app, "alice");
        CalcomConfiguration configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
        configuration.setOauthClientId(app.id());
        configuration.setOauthClientSecret(app.secret());
        configuration.setOauthAccessToken(granted.access().text());
        configuration.setOauthRefreshToken(granted.refresh().text());
    }

    private void begin(String operation, Trouble trouble) {
        if (trouble.options.contains("oauth2")) {
            callWithTokens();
        }
        if (trouble == Trouble.REFUSED) {
            sandbox.refuseConnections();
        } else if (trouble.times == Integer.MAX_VALUE) {
            sandbox.faults().on(operation).inject(trouble.fault);
        } else {
            sandbox.faults().on(operation).times(trouble.times).inject(trouble.fault);
        }
        if (trouble.then != null) {
            sandbox.faults().on(operation).times(1).inject(trouble.then);
        }
        if (trouble.hidesBookings) {
            sandbox.faults().on("bookings/list").inject(Fault.answerInstead(NO_BOOKINGS));
        }
    }

    private String book() {
        Exchange booked = camel.call("calcom:bookings/create", body("bookings/create"), Map.of());
        assertThat(booked.getException()).isNull();
        return booked.getMessage().getBody(Map.class).get("uid").toString();
    }

    private static Object body(String operation) {
        return switch (operation) {
            case "bookings/create" -> Map.of("start", at(10), "eventTypeId", EVENT_TYPE,
                    "attendee", Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London"));
            case "bookings/reschedule" -> Map.of("start", at(12));
            case "bookings/cancel" -> Map.of("cancellationReason", "ill");
            default -> null;
        };
    }

    private static Map<String, Object> headers(String operation, String uid) {
        return uid == null || operation.equals("bookings/list") ? Map.of() : Map.of(CalcomConstants.BOOKING_UID, uid);
    }

    /** Next Monday or later, so that it lies within the working hours of the seeded user. */
    private static Instant at(int hour) {
        ZonedDateTime day = ZonedDateTime.now(ZoneOffset.UTC).plusDays(7);
        while (day.getDayOfWeek().getValue() != 2) {
            day = day.plusDays(1);
        }
        return day.with(LocalTime.of(hour, 0)).toInstant();
    }

    /** The content of the result, from the call itself or from a look-up. */
    private static Map<String, Object> answered(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Map<?, ?> booking = (Map<?, ?>) (body instanceof List<?> list ? list.get(0) : body);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", booking.get("status"));
        content.put("start", Instant.parse(booking.get("start").toString()));
        return content;
    }

    private static Map<String, Object> expected(String operation) {
        return Map.of("status", operation.equals("bookings/cancel") ? "cancelled" : "accepted",
                "start", at(operation.equals("bookings/reschedule") ? 12 : 10));
    }

    private List<Booking> standing() {
        return sandbox.bookings().stream().filter(booking -> booking.status() == BookingStatus.ACCEPTED).toList();
    }
}
