/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.support.LoggedLines;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a message with a header that no operation knows, when an operation is called, then the log or the exception names the nearest header. */
class UnknownHeadersTest extends ScriptedServerTestSupport {

    private static final String SUGGESTION = "No operation has the header CamelCalcomBokingUid. Did you mean CamelCalcomBookingUid?";
    private static final Map<String, Object> MISSPELLED = Map.of("CamelCalcomBokingUid", "secret-uid");

    UnknownHeadersTest() {
        super(true);
    }

    private void refuse(int status) {
        server.answer(status, "{\"status\":\"error\",\"error\":{\"code\":\"Exception\",\"message\":\"Refused\"}}");
    }

    @Test
    void aMissingParameterIsExplained() {
        Exchange exchange = camel.call("calcom:bookings/get", null, MISSPELLED);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Missing path parameter bookingUid")
                .hasMessageEndingWith(". " + SUGGESTION).hasMessageNotContaining("secret-uid");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "400", "404", "422" })
    void aRefusalThatTheHeaderCanCauseIsExplained(int status) {
        refuse(status);

        Exception exception = camel.call("calcom:bookings/get?bookingUid=abc", null, MISSPELLED).getException();

        assertThat(exception).isInstanceOfAny(CalcomValidationException.class, CalcomNotFoundException.class);
        assertThat(exception.getSuppressed()).singleElement().satisfies(reason -> assertThat(reason).hasMessage(SUGGESTION));
    }

    @ParameterizedTest
    @CsvSource({ "401", "409", "500" })
    void otherRefusalsAreNot(int status) {
        camel.calcom().getConfiguration().setMaxRetries(0);
        refuse(status);

        assertThat(camel.call("calcom:bookings/get?bookingUid=abc", null, MISSPELLED).getException().getSuppressed()).isEmpty();
    }

    @Test
    void aCallThatSucceedsWithoutTheHeaderIsLoggedOnce() {
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            ProducerTemplate template = camel.createProducerTemplate();
            for (int i = 0; i < 3; i++) {
                Exchange exchange = template.send("calcom:bookings/list",
                        sent -> sent.getMessage().setHeader("CamelCalcomStatuss", "upcoming"));
                assertThat(exchange.getException()).isNull();
            }

            assertThat(warnings.texts()).singleElement().asString().startsWith("WARN").contains("The call of bookings/list ignores a header",
                    "No operation has the header CamelCalcomStatuss. Did you mean CamelCalcomStatus?").doesNotContain("upcoming");
        }
    }

    @Test
    void aNameThatResemblesNoneIsLoggedWithoutASuggestion() {
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            camel.call("calcom:bookings/list", null, Map.of("CamelCalcomXylophone", 1));

            assertThat(warnings.texts()).singleElement().asString().contains("No operation has the header CamelCalcomXylophone.")
                    .doesNotContain("Did you mean");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hosted, bookings/list, CamelCalcomTake, CamelCalcomLimit", "hosted, bookings/list, camelcalcomskip, CamelCalcomCursor",
        "self-hosted, bookings/list, CamelCalcomLimit, CamelCalcomTake", "self-hosted, bookings/list, CamelCalcomCursor, CamelCalcomSkip",
        "hosted, bookings/list?apiVersion=2024-08-13, CamelCalcomCursor, CamelCalcomSkip", "hosted, events/list, CamelCalcomTake, CamelCalcomLimit",
        "hosted, team-bookings/list?teamId=1, CamelCalcomOffset, CamelCalcomSkip",
    })
    void aHeaderThatSelectsThePagesOfAnotherVersionIsLoggedOnceWithTheOneOfThisVersion(String profile, String uri, String header, String right) {
        camel.calcom().getConfiguration().setApiProfile(profile);
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            ProducerTemplate template = camel.createProducerTemplate();
            for (int i = 0; i < 3; i++) {
                assertThat(template.send("calcom:" + uri, sent -> sent.getMessage().setHeader(header, 42)).getException()).isNull();
            }

            assertThat(warnings.texts()).singleElement().asString().contains("ignores a header", "The header " + header + " has no effect on ",
                    " of this server. Use " + right + '.').doesNotContain("42");
        }
    }

    @Test
    void aHeaderOfAParameterThatOtherServersHaveIsLogged() {
        camel.calcom().getConfiguration().setApiProfile("self-hosted");
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            camel.call("calcom:team-bookings/list?teamId=1", null, Map.of("CamelCalcomAfterUpdatedAt", "2026-12-01"));

            assertThat(warnings.texts()).singleElement().asString()
                    .contains("The header CamelCalcomAfterUpdatedAt has no effect on team-bookings/list of this server.");
        }
    }

    @Test
    void theHeadersOfItsOwnPagesAreNotLogged() {
        camel.calcom().getConfiguration().setApiProfile("hosted");
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            assertThat(camel.call("calcom:bookings/list", null, Map.of("CamelCalcomLimit", 5, "CamelCalcomCursor", "abc")).getException()).isNull();

            assertThat(server.received()).singleElement().satisfies(request -> assertThat(request.uri()).contains("limit=5", "cursor=abc"));
            assertThat(warnings.texts()).isEmpty();
        }
    }

    @Test
    void allHeadersOfTheComponentAreKnownWhateverTheOperation() throws Exception {
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
        Map<String, Object> headers = new HashMap<>(Map.of("camelcalcomBOOKINGUID", "abc", "CamelFileName", "x", "Calcom", "y"));
        for (Field constant : CalcomConstants.class.getFields()) {
            headers.put((String) constant.get(null), null);
        }
        try (LoggedLines warnings = new LoggedLines(Level.WARN)) {
            assertThat(camel.call("calcom:teams/list", null, headers).getException()).isNull();

            assertThat(warnings.texts()).isEmpty();
            assertThat(headers).hasSizeGreaterThan(100);
        }
    }

    @Test
    void severalUnknownHeadersAreAllNamed() {
        String message = camel.call("calcom:slots/list", null, Map.of("CamelCalcomStrat", "x", "CamelCalcomEnde", "y")).getException().getMessage();

        for (String suggestion : List.of("CamelCalcomStrat. Did you mean CamelCalcomStart?", "CamelCalcomEnde. Did you mean CamelCalcomEnd?")) {
            assertThat(message).contains(suggestion);
        }
    }
}
