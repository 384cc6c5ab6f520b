/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Given a mistake of a new user, when the route starts or runs, then it fails with a message that the page on troubleshooting explains. */
@Timeout(1_800)
class FirstMistakesTest {

    private static final String PAGE = "troubleshooting.adoc";
    private static final Map<String, Object> ADA = Map.of("name", "Ada", "email", "ada@example.com", "timeZone", "Europe/London");

    private static CalcomSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calcom:booking/create                                  | Unknown resource 'booking'
            calcom:bookings/creat                                  | Unknown operation 'creat'
            calcom:bookings                                        | Unknown operation ''
            calcom:bookings/list?statuss=upcoming                  | Unknown parameter 'statuss'
            calcom:bookings/list?status=upcomming                  | Invalid value 'upcomming'
            calcom:event-types/get?eventTypeId=abc                 | Invalid value 'abc'
            calcom:bookings/list?attendeeEmail=a+b@example.com     | In a URI a plus is read as a space
            calcom:bookings/list?afterStart=2026-12-01T09:00:00+01:00 | In a URI a plus is read as a space
            calcom:bookings/list?limit=10                          | has no parameter limit on a self-hosted server
            calcom:bookings/changes                                | can only be consumed
            calcom:me/get?apiUrl=cal.com&apiKey=x                  | must begin with https:// or http:// and a host
            calcom:me/get?apiUrl=http://127.0.0.1:1                | credentials (apiKey) are for its own server
            calcom:me/get?apiProfile=hostd                         | Unknown value 'hostd'
            calcom:me/get?requestTimeout=0                         | must be greater than 0
            calcom:me-ooo/list?apiProfile=self-hosted              | is documented for the hosted service only
            calcom:bookings/list?paging=al                         | does not have any constant with value
            calcom:slots/list?eventTypeId=1&start=tomorrow&end=2030-01-09 | Text 'tomorrow' could not be parsed
            """)
    void aUriThatIsWrongFailsTheStart(String uri, String message) throws IOException {
        assertExplained(started(uri, true), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calcom:bookings/create                                 | cannot be consumed
            calcom:webhooks/events                                 | Webhooks are received through Camel's webhook component
            calcom:bookings/changes?changeTypes=create             | Invalid value 'create' in the option changeTypes
            calcom:bookings/changes?since=yesterday                | Invalid value 'yesterday' of the option since
            timer:start                                            | No endpoint could be found for
            calcom:bookings/changes?stateRepository=#states        | No bean could be found in the registry
            calcom:bookings/changes?delay=abc                      | is not a number of milliseconds or a duration
            calcom:bookings/changes?overlap=1x                     | is not a number of milliseconds or a duration
            calcom:bookings/changes?pushPath=/feed                 | Cannot find RestConsumerFactory
            webhook:calcom:bookings/list?webhookPath=/c&webhookExternalUrl=http://127.0.0.1:9 | receives no webhooks
            webhook:calcom:webhooks/events?webhookPath=/calcom     | Cannot find RestConsumerFactory
            """)
    void aConsumerThatIsWrongFailsTheStart(String uri, String message) throws IOException {
        assertExplained(started(uri, false), message);
    }

    @Test
    void twoFeedsOfOneListNeedNames() throws IOException {
        assertExplained(started(camel(configuration -> { }), new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes").to("direct:end");
                from("calcom:bookings/changes?delay=1000").to("direct:end");
            }
        }), "Two consumers would use the state");
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                arguments((Change) configuration -> configuration.setApiKey(null), "needs credentials"),
                arguments((Change) configuration -> configuration.setApiKey("Bearer " + sandbox.apiKey()), "has a space in its value"),
                arguments((Change) configuration -> {
                    configuration.setOauthClientId("client");
                    configuration.setOauthRefreshToken("token");
                }, "More than one caller is configured"),
                arguments((Change) configuration -> {
                    configuration.setApiKey(null);
                    configuration.setOauthClientId("client");
                }, "Calling as oauth2 needs the option oauthRefreshToken"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void credentialsThatAreWrongFailTheStart(Change change, String message) throws IOException {
        assertExplained(started(camel(change), route("direct:call", "calcom:me/get")), message);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments("calcom:bookings/get", null, "Missing path parameter bookingUid"),
                arguments("calcom:slots/list", null, "Missing required parameter start"),
                arguments("calcom:bookings/get?bookingUid=none", null, "was not found"),
                arguments("calcom:bookings/create", null, "needs a JSON body with start, attendee"),
                arguments("calcom:bookings/create", "start=2030", "is no JSON"),
                arguments("calcom:bookings/create", Map.of("{\"start\": \"2030-01-08T11:00:00Z\"}", ""), "should not exist"),
                arguments("calcom:slots/list?eventTypeId=99&start=2030-01-08&end=2030-01-09", null, "Event Type not found"),
                arguments("calcom:bookings/create", booking(LocalDateTime.of(2030, 1, 8, 11, 0), 1, ADA), "since a LocalDateTime names no instant"),
                arguments("calcom:bookings/create", booking("2030-01-08T11:00:00", 1, ADA), "since a time without one names no instant"),
                arguments("calcom:bookings/create", booking("2030-01-08T11:00:00Z", 99, ADA), "Event type with id 99 not found"),
                arguments("calcom:bookings/create", booking("2030-01-08T11:00:00Z", "1", ADA), "must be an integer number"),
                arguments("calcom:bookings/create", booking("2020-01-08T11:00:00Z", 1, ADA), "Attempting to book a meeting in the past"),
                arguments("calcom:bookings/create", booking("2030-01-08T11:00:00Z", 1, Map.of("name", "Ada", "email", "ada@example.com")),
                        "timeZone must be a valid IANA time-zone"),
                arguments("calcom:bookings/create", Map.of("start", "2030-01-08T11:00:00Z", "eventTypeSlug", "30min", "attendee", ADA),
                        "Either eventTypeId or eventTypeSlug + username"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallThatIsWrongFails(String uri, Object body, String message) throws Exception {
        assertExplained(failure(uri, body, configuration -> { }), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cal_wrong |                             | Invalid API Key
            wrong     |                             | Invalid Access Token
            cal_wrong | http://127.0.0.1:1          | no connection to 127.0.0.1:1
            cal_wrong | http://no-such-host.invalid | no connection to no-such-host.invalid
            """)
    void aServerThatCannotBeCalledIsNamed(String key, String url, String message) throws Exception {
        assertExplained(failure("calcom:me/get", null, configuration -> {
            configuration.setApiKey(key);
            configuration.setMaxRetries(0);
            if (url != null) {
                configuration.setApiUrl(url);
            }
        }), message);
    }

    @Test
    void aSlotThatIsTakenIsAConflictAndAHostNeedsAReason() throws Exception {
        Map<String, Object> booking = booking("2030-01-09T10:00:00Z", 1, ADA);
        assertThat(failure("calcom:bookings/create", booking, configuration -> { })).isNull();

        assertExplained(failure("calcom:bookings/create", booking, configuration -> { }), "already has booking at this time or is not available");
        String uid = sandbox.bookings().get(sandbox.bookings().size() - 1).uid();
        assertExplained(failure("calcom:bookings/cancel?bookingUid=" + uid, null, configuration -> { }),
                "Cancellation reason is required when you are the host");
    }

    @Test
    void aHeaderThatIsMisspelledIsNamed() throws Exception {
        CamelContext camel = camel(configuration -> { });
        try {
            camel.addRoutes(route("direct:call", "calcom:bookings/get"));
            camel.start();
            assertExplained(camel.createFluentProducerTemplate().to("direct:call").withHeader("CamelCalcomBokingUid", "x").send().getException(),
                    "No operation has the header");
        } finally {
            camel.stop();
        }
    }

    /** A change of the configuration that calls the sandbox with a valid key. */
    interface Change {

        void apply(CalcomConfiguration configuration);
    }

    private static Map<String, Object> booking(Object start, Object eventType, Map<String, Object> attendee) {
        return Map.of("start", start, "eventTypeId", eventType, "attendee", attendee);
    }

    private static CamelContext camel(Change change) {
        CamelContext camel = new DefaultCamelContext();
        // the project of the new user lacks components that other tests of this module need
        ComponentResolver resolver = PluginHelper.getComponentResolver(camel);
        camel.getCamelContextExtension().addContextPlugin(ComponentResolver.class,
                (name, context) -> name.equals("platform-http") || name.equals("timer") ? null : resolver.resolveComponent(name, context));
        CalcomConfiguration configuration = camel.getComponent("calcom", CalcomComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.url());
        configuration.setApiKey(sandbox.apiKey());
        change.apply(configuration);
        return camel;
    }

    private static RouteBuilder route(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }

    private static Throwable started(String uri, boolean called) {
        return started(camel(configuration -> { }), called ? route("direct:call", uri) : route(uri, "direct:end"));
    }

    private static Throwable started(CamelContext camel, RouteBuilder route) {
        try {
            return catchThrowable(() -> {
                camel.addRoutes(route);
                camel.start();
            });
        } finally {
            camel.stop();
        }
    }

    private static Throwable failure(String uri, Object body, Change change) throws Exception {
        CamelContext camel = camel(change);
        try {
            camel.addRoutes(route("direct:call", uri));
            camel.start();
            return camel.createFluentProducerTemplate().to("direct:call").withBody(body).send().getException();
        } finally {
            camel.stop();
        }
    }

    private static void assertExplained(Throwable failure, String message) throws IOException {
        assertThat(failure).isNotNull();
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        assertThat(messages.toString()).contains(message);
        assertThat(Pages.text(PAGE)).as("the message is explained").contains(message);
    }
}
