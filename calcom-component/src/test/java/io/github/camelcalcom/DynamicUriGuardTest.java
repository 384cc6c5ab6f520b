/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Data in the URI of a dynamic send or poll gives values. It cannot add, remove or repeat an option, nor be interpreted by Camel. */
class DynamicUriGuardTest {

    private static final String GET = "calcom:bookings/get?bookingUid=${body}";

    private ScriptedServer server;
    private ScriptedServer other;
    private CalcomContext camel;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        other = new ScriptedServer();
        camel = new CalcomContext(server.url());
        camel.getPropertiesComponent().addInitialProperty("call", "calcom:bookings/get");
        camel.getPropertiesComponent().addInitialProperty("filters", "status=past&take=5");
        camel.getPropertiesComponent().addInitialProperty("hidden", "cal_hidden_value");
        camel.getPropertiesComponent().addInitialProperty("split", "x&apiUrl=" + other.url());
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        server.close();
        other.close();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                arguments(GET, "abc&apiUrl=OTHER"),
                arguments(GET, "abc&apiUrl=RAW(OTHER)"),
                arguments(GET, "abc&apiUrl=OTHER&apiKey=x&authentication=none"),
                arguments(GET, "abc&bookingUid=def"),
                arguments(GET, "abc&proxyHost=127.0.0.1"),
                arguments(GET, "abc&output=raw"),
                arguments(GET, "abc&ApiUrl=OTHER"),
                arguments(GET, "abc&api%55rl=OTHER"),
                arguments(GET, "abc&"),
                arguments(GET, "&apiUrl=OTHER"),
                arguments(GET, "RAW(abc)&apiUrl=OTHER"),
                arguments(GET, "RAW($simple{sys.java.version})"),
                arguments(GET, "RAW{abc}"),
                arguments("calcom:bookings/get?bookingUid=RAW(${body})", "abc)&apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=RAW(${body})", "abc)&bookingUid=RAW(def"),
                arguments("calcom:bookings/get?bookingUid=RAW{${body}}", "abc}&apiUrl=RAW{OTHER"),
                arguments("calcom:bookings/get?bookingUid=${body}&apiKey=cal_own", "RAW(abc"),
                arguments("calcom:bookings/get?bookingUid=${body}&apiKey=cal_own", "abc&apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=a&apiVersion=${body}", "2024-08-13%26apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=a&apiVersion=${body}", "x#bean:secret&apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=a&apiVersion=${body}", "#property:hidden"),
                arguments("calcom:bookings/get?bookingUid=a&apiVersion=${body}&apiKey=cal_own", "RAW($simple{properties:hidden})"),
                arguments("calcom:bookings/get?bookingUid=a&apiVersion=${body}", "%23property:hidden"),
                arguments("calcom:bookings/get?bookingUid=a&apiKey=${body}", "%23bean:secret"),
                arguments("calcom:bookings/get?bookingUid=a&apiKey=${body}", "%7B%7Bhidden%7D%7D"),
                arguments("calcom:bookings/get?bookingUid=a&apiKey=${body}", "%7b%7b?hidden%7d%7d"),
                arguments("calcom:bookings/get?bookingUid=a&apiKey=${body}", "%24simple%7Bproperties:hidden%7D"),
                arguments("calcom:bookings/get?${body}", "bookingUid=abc"),
                arguments("calcom:bookings/get?${body}", "bookingUid=abc&apiUrl=OTHER"),
                arguments("calcom:bookings/get?${body}=abc", "bookingUid"),
                arguments("calcom:bookings/get${body}", "?bookingUid=abc&apiUrl=OTHER"),
                arguments("calcom:${body}", "bookings/get?bookingUid=abc"),
                arguments("calcom:${body}/get?bookingUid=abc", "bookings/get?apiUrl=OTHER&apiKey=x"),
                arguments("calcom:///bookings/get?bookingUid=${body}", "abc&apiUrl=OTHER"),
                arguments("{{call}}?bookingUid=${body}", "abc&apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=${bodyAs(String).replace('?', '&')}", "abc?apiUrl=OTHER"),
                arguments("calcom:bookings/get?bookingUid=$simple{body}", "abc&apiUrl=OTHER"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void dataThatWouldChangeOptionsIsRefusedBeforeAnyCall(String uri, String data) throws Exception {
        route(uri, false);

        assertRefused(camel.call("direct:start", data.replace("OTHER", other.url()), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theRefusalIsNotAnInvalidEndpointThatARouteMayIgnore(String uri, String data) throws Exception {
        route(uri, true);

        assertRefused(camel.call("direct:start", data.replace("OTHER", other.url()), Map.of()));
    }

    /** Camel 4.18.0 replaces the placeholder before the check, later versions leave it as it is. */
    @Test
    void aPlaceholderInDataAddsNoOption() throws Exception {
        route(GET, false);

        camel.call("direct:start", "{{split}}", Map.of());

        assertThat(other.received()).isEmpty();
        assertThat(server.received()).allSatisfy(request -> assertThat(request.uri()).isEqualTo("/v2/bookings/%7B%7Bsplit%7D%7D"));
    }

    @Test
    void theRefusalNamesTheOptionAndTheHeaderButNotTheData() throws Exception {
        route(GET, false);

        Exchange exchange = camel.call("direct:start", "abc&apiUrl=http://s3cret.example", Map.of());

        assertThat(exchange.getException()).hasMessageContainingAll("calcom:bookings/get", "'apiUrl'", "header CamelCalcomBookingUid");
        assertThat(exchange.getException().getMessage()).doesNotContain("s3cret", "abc");
    }

    @ParameterizedTest
    @ValueSource(strings = { "wireTap", "enrich" })
    void everyDynamicSendIsGuarded(String way) throws Exception {
        BlockingQueue<Throwable> refusals = new LinkedBlockingQueue<>();
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true)
                        .process(exchange -> refusals.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                if (way.equals("wireTap")) {
                    from("direct:start").wireTap(GET);
                } else {
                    from("direct:start").enrich().simple(GET);
                }
            }
        }).start();

        camel.call("direct:start", "abc&apiUrl=" + other.url(), Map.of());

        assertThat(refusals.poll(300, TimeUnit.SECONDS)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("apiUrl");
        assertThat(server.received()).isEmpty();
        assertThat(other.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "calcom:bookings/get?bookingUid=${body} | a=b | /v2/bookings/a%3Db",
            "calcom:bookings/get?bookingUid=${body} | a?b | /v2/bookings/a%3Fb",
            "calcom:bookings/get?bookingUid=${body} | a%26b | /v2/bookings/a%2526b",
            "calcom:bookings/get?bookingUid=${body} | a+b | /v2/bookings/a%20b",
            "calcom:bookings/get?bookingUid=${body} | #a | /v2/bookings/%23a",
            "calcom:bookings/get?bookingUid=${body} | $simple | /v2/bookings/%24simple",
            "calcom:bookings/get?bookingUid=RAW(${body}) | a&apiUrl=b | /v2/bookings/a%26apiUrl%3Db",
            "calcom:bookings/get?bookingUid=RAW(${body}) | $simple{body} | /v2/bookings/%24simple%7Bbody%7D",
            "calcom:bookings/get?bookingUid=RAW(${body}) | a+b | /v2/bookings/a%2Bb",
            "calcom:bookings/get?bookingUid=${body}&apiKey=RAW(cal_own&x=1) | a | /v2/bookings/a",
            "calcom:bookings/get?bookingUid=a${body}c&apiVersion=2024-08-13 | b | /v2/bookings/abc",
            "calcom:bookings/get?bookingUid=a&requestTimeout=${body} | 30000 | /v2/bookings/a",
            "calcom:bookings/get?bookingUid=${header.${header.name}} | x | /v2/bookings/named",
            "calcom:bookings/get?bookingUid=${bodyAs(String).replace('a=1&b=2?', 'c')} | a | /v2/bookings/a",
            "calcom:bookings/get?bookingUid=$simple{body} | a | /v2/bookings/a",
            "calcom://bookings/get?bookingUid=${body} | a | /v2/bookings/a",
            "calcom:bookings/${body}?bookingUid=a | get | /v2/bookings/a",
            "{{call}}?bookingUid=${body} | a | /v2/bookings/a",
            "calcom:bookings/list?{{filters}}&attendeeEmail=${body} | a | /v2/bookings?attendeeEmail=a&status=past&take=5" })
    void dataGivesValuesAsItIs(String uri, String data, String requested) throws Exception {
        route(uri, false);

        Exchange exchange = camel.call("direct:start", data, Map.of("name", "named", "named", "named"));

        assertThat(exchange.getException()).isNull();
        String[] expected = requested.split("[?&]");
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().get(0).uri().split("[?&]")).containsExactlyInAnyOrder(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1&apiUrl=OTHER", "1%26apiUrl=OTHER", "1&eventTypeId=2", "RAW(1)&apiUrl=OTHER", "1&stateRepository=#class:java.util.HashMap" })
    void dataInAPollThatWouldChangeOptionsIsRefused(String data) throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").pollEnrich().simple("calcom:bookings/changes?eventTypeId=${body}").timeout(1);
                from("direct:ignoring").pollEnrich().simple("calcom:bookings/changes?eventTypeId=${body}").ignoreInvalidEndpoint().timeout(1);
            }
        }).start();

        for (String start : new String[] { "direct:start", "direct:ignoring" }) {
            assertRefused(camel.call(start, data.replace("OTHER", other.url()), Map.of()));
        }
    }

    @Test
    void aPollWhoseDataIsAValueIsMade() throws Exception {
        server.answer(request -> {
            request.response().putHeader("date", "Mon, 23 Nov 2026 10:00:00 GMT");
            ScriptedServer.json(request, 200, """
                    {"status":"success","data":[{"id":1,"uid":"first","status":"accepted","createdAt":"2026-11-02T10:00:00.000Z",
                     "updatedAt":"2026-11-02T10:00:00.000Z"}],"pagination":{"totalItems":1,"hasNextPage":false}}""");
        });
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").pollEnrich().simple("calcom:bookings/changes?initialDelay=0&since=beginning&eventTypeId=${body}")
                        .timeout(60_000);
            }
        }).start();

        Exchange exchange = camel.call("direct:start", "42", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelCalcomChangeBookingUid")).isEqualTo("first");
        assertThat(server.received()).isNotEmpty().allSatisfy(request -> assertThat(request.uri()).contains("eventTypeId=42"));
    }

    private void route(String uri, boolean ignoreInvalidEndpoint) throws Exception {
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(uri, ignoreInvalidEndpoint);
            }
        }).start();
    }

    private void assertRefused(Exchange exchange) {
        assertThat(server.received()).isEmpty();
        assertThat(other.received()).isEmpty();
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Data in a URI");
    }
}
