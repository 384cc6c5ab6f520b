/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomEndpoint;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelcalcom.dsl.Bookings.SortStart.DESC;
import static io.github.camelcalcom.dsl.Bookings.Status.CANCELLED;
import static io.github.camelcalcom.dsl.Bookings.Status.UPCOMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given routes that are written with the Endpoint DSL, when they run on the sandbox, then it receives what the routes state. */
@Timeout(1_800)
class DslRoutesTest {

    private static final String SLOT = "2027-03-01T10:00:00Z";

    private final CalcomSandbox sandbox = CalcomSandbox.start();
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void start() {
        CalcomComponent component = new CalcomComponent();
        component.getConfiguration().setApiUrl(sandbox.url());
        component.getConfiguration().setApiKey(sandbox.apiKey());
        camel.addComponent("calcom", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sandbox.close();
    }

    @Test
    void aRouteListsBookings() throws Exception {
        camel.addRoutes(new CalcomRouteBuilder() {
            @Override
            public void configure() {
                from(direct("list")).to(calcom().bookings().list().status(UPCOMING).sortStart(DESC).take(50));
            }
        });

        assertThat(template.requestBody("direct:list", null, Object.class)).isInstanceOf(List.class);
        assertThat(received()).isEqualTo("/v2/bookings?status=upcoming&sortStart=desc&take=50");
    }

    @Test
    void severalValuesAreSentTogether() throws Exception {
        send(new CalcomResources().bookings().list().status(UPCOMING, CANCELLED).eventTypeIds(1, 2)
                .afterStart(Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(received()).contains("status=upcoming", "cancelled", "eventTypeIds=1", "afterStart=2027-01-01T00%3A00%3A00Z");
    }

    @Test
    void aBookingIsMadeReadAndFollowed() throws Exception {
        BlockingQueue<Exchange> changes = new LinkedBlockingQueue<>();
        camel.addRoutes(new CalcomRouteBuilder() {
            @Override
            public void configure() {
                from(direct("book")).to(calcom().bookings().create()).setProperty("uid", simple("${body[uid]}"))
                        .toD(calcom().bookings().get().bookingUid("${exchangeProperty.uid}"));
                from(calcom().bookings().changes().since("beginning").delay(200).initialDelay(0)).process(changes::add);
            }
        });

        Map<?, ?> booking = template.requestBody("direct:book", request(), Map.class);

        assertThat(booking.get("status")).isEqualTo("accepted");
        Map<?, ?> change = changes.poll(20, TimeUnit.MINUTES).getMessage().getBody(Map.class);
        assertThat(change.get("uid")).isEqualTo(booking.get("uid"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "k+1", "a&b", "50%", "a=b", "100% & (more)", "anna+cal@example.com", "a b", "x)y", "\u00fc/\u00f6", "#1", "?", "%2B", "a)&b",
        "RAW(x)", "RAW{x}", "RAW(x", "RAW(a&b)", "${x}", "${x}&y", "a+${x}" })
    void aValueArrivesUnchanged(String value) throws Exception {
        send(new CalcomResources().bookings().list().attendeeName(value));

        assertThat(URLDecoder.decode(received().replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo("/v2/bookings?attendeeName=" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "k+1", "a&b", "50%", "a=b" })
    void theValueOfAnOptionArrivesUnchanged(String key) throws Exception {
        CalcomEndpoint endpoint = new CalcomResources().bookings().list().apiKey(key).resolve(camel, CalcomEndpoint.class);

        assertThat(endpoint.getConfiguration().getApiKey()).isEqualTo(key);
    }

    @Test
    void aValueThatNoUriCanContainIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CalcomResources().bookings().list().attendeeName("a)&b}&c"))
                .withMessageContaining("attendeeName");
    }

    @Test
    void aValueThatCamelWouldEvaluateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CalcomResources().bookings().list().attendeeName("$simple{sysenv.HOME}"))
                .withMessageContaining("attendeeName contains $simple{").withMessageContaining("CamelCalcomAttendeeName");
    }

    /** Camel would drop the line break, so that the call would be about another booking. */
    @Test
    void aValueWithAControlCharacterIsRefused() {
        for (String value : List.of("a\nb", "a\rb", "a\tb", "a\0b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CalcomResources().bookings().get().bookingUid(value))
                    .withMessageContaining("bookingUid contains a control character").withMessageContaining("header");
        }
    }

    @Test
    void aDynamicSendEvaluatesExpressionsAmongData() throws Exception {
        camel.addRoutes(new CalcomRouteBuilder() {
            @Override
            public void configure() {
                from(direct("dynamic")).toD(calcom().bookings().list().attendeeName("RAW(${header.name}) & c"));
            }
        });

        template.requestBodyAndHeader("direct:dynamic", null, "name", "Anna + b");

        assertThat(received()).isEqualTo("/v2/bookings?attendeeName=RAW%28Anna%20%2B%20b%29%20%26%20c");
    }

    @Test
    void aPropertyPlaceholderIsResolved() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("name", "Anna & Ben + Co");
        properties.setProperty("key", sandbox.apiKey());
        camel.getPropertiesComponent().setInitialProperties(properties);

        send(new CalcomResources().bookings().list().attendeeName("{{name}}").apiKey("{{key}}"));

        assertThat(received()).endsWith("attendeeName=Anna%20%26%20Ben%20%2B%20Co");
    }

    @Test
    void aMistakeIsFoundAtStart() {
        assertThatThrownBy(() -> new CalcomResources().bookings().list().status("upcomin").resolve(camel))
                .hasStackTraceContaining("upcomin").hasStackTraceContaining("upcoming");
    }

    @Test
    void theUriIsAPlainEndpointUri() {
        assertThat(new CalcomResources().bookings().list().status(UPCOMING).take(50)).hasToString("calcom:bookings/list?status=upcoming&take=50");
        assertThat(new CalcomResources().webhooks().events().webhookComponentName("platform-http").webhookPath("/calcom").triggers("BOOKING_CREATED"))
                .hasToString("webhook:calcom:webhooks/events?triggers=BOOKING_CREATED&webhookComponentName=platform-http&webhookPath=/calcom");
    }

    private void send(EndpointProducerBuilder builder) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to(builder);
            }
        });
        template.requestBody("direct:send", (Object) null);
    }

    /** Returns path and query of the last request. */
    private String received() {
        List<ReceivedCall> calls = sandbox.calls();
        return calls.get(calls.size() - 1).uri();
    }

    private static Map<String, Object> request() {
        return Map.of("eventTypeId", 1, "start", SLOT, "attendee", Map.of("name", "Anna", "email", "anna@example.com", "timeZone", "Europe/Berlin"));
    }
}
