/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a parameter that is a list of objects, each field of each object is a parameter of the query. */
class NestedQueryTest extends ScriptedServerTestSupport {

    private static final String BUSY_TIMES = "calcom:calendars/busy-times?dateFrom=2026-12-10&dateTo=2026-12-11&timeZone=Europe/Rome";
    private static final String CALENDARS = "CamelCalcomCalendarsToLoad";
    private static final String SENT = "/v2/calendars/busy-times?loggedInUsersTz=Europe%2FRome&timeZone=Europe%2FRome&dateFrom=2026-12-10&dateTo=2026-12-11";
    private static final String FIRST = "&calendarsToLoad%5B0%5D%5BcredentialId%5D=1&calendarsToLoad%5B0%5D%5BexternalId%5D=a%40b.example";

    NestedQueryTest() {
        super(true);
    }

    @BeforeEach
    void answer() {
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");
    }

    @Test
    void aListOfMapsAJsonTextAndABeanAreSentInTheSameWay() throws Exception {
        List<Map<String, Object>> maps = List.of(Map.of("credentialId", 1, "externalId", "a@b.example"), Map.of("credentialId", 2, "externalId", "c"));
        String json = new ObjectMapper().writeValueAsString(maps);
        camel.getRegistry().bind("calendars", maps);

        camel.call(BUSY_TIMES, null, Map.of(CALENDARS, maps));
        camel.call(BUSY_TIMES, null, Map.of(CALENDARS, json));
        camel.call(BUSY_TIMES, null, Map.of(CALENDARS, new ObjectMapper().readTree(json)));
        camel.call(BUSY_TIMES, null, Map.of(CALENDARS, maps.toArray()));
        camel.call(BUSY_TIMES + "&calendarsToLoad=RAW(" + json + ")");

        String expected = SENT + FIRST + "&calendarsToLoad%5B1%5D%5BcredentialId%5D=2&calendarsToLoad%5B1%5D%5BexternalId%5D=c";
        assertThat(server.received()).hasSize(5).allSatisfy(request -> assertThat(sorted(request.uri())).isEqualTo(sorted(expected)));
    }

    @Test
    void oneObjectIsAListOfOne() {
        camel.call(BUSY_TIMES, null, Map.of(CALENDARS, Map.of("credentialId", "1", "externalId", "a@b.example")));

        assertThat(sorted(server.received().get(0).uri())).isEqualTo(sorted(SENT + FIRST));
    }

    @Test
    void theTimeZoneIsSentUnderBothNamesAndEachCanDiffer() {
        Map<String, Object> calendar = Map.of(CALENDARS, Map.of("credentialId", 1, "externalId", "x"));
        camel.call(BUSY_TIMES.replace("timeZone", "loggedInUsersTz"), null, calendar);
        camel.call(BUSY_TIMES + "&loggedInUsersTz=UTC", null, calendar);

        assertThat(server.received().get(0).uri()).contains("loggedInUsersTz=Europe%2FRome").contains("timeZone=Europe%2FRome");
        assertThat(server.received().get(1).uri()).contains("loggedInUsersTz=UTC").contains("timeZone=Europe%2FRome");
        assertThat(camel.call(BUSY_TIMES.replace("&timeZone=Europe/Rome", ""), null, calendar).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Missing required parameter loggedInUsersTz");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[{\"credentialId\":1}] | Missing field externalId of the parameter calendarsToLoad[0]",
            "[{\"credentialId\":\"one\",\"externalId\":\"x\"}] | Invalid value 'one' of the parameter calendarsToLoad[0][credentialId]: expected an integer",
            "[{\"credentialId\":1,\"externalId\":\"x\",\"extrenalId\":\"y\"}] | Unknown field extrenalId of the parameter calendarsToLoad[0]",
            "[1] | Invalid value of the parameter calendarsToLoad[0]: expected an object with credentialId, externalId",
            "[] | Invalid value of the parameter calendarsToLoad: expected at least one element",
            "google | Invalid value of the parameter calendarsToLoad: expected a list or an object, as JSON" })
    void anImpossibleValueIsRefusedWithItsPlace(String json, String message) {
        Exchange exchange = camel.call(BUSY_TIMES, null, Map.of(CALENDARS, json));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
        assertThat(server.received()).isEmpty();
        assertThatThrownBy(() -> camel.getEndpoint(BUSY_TIMES + "&calendarsToLoad=RAW(" + json + ")")).hasStackTraceContaining(message);
    }

    private static List<String> sorted(String uri) {
        return List.of(uri.split("[?&]")).stream().sorted().toList();
    }
}
