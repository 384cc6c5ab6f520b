/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the URI of a dynamic send says is in force for that send, and for no other. */
class DynamicSendTest extends ScriptedServerTestSupport {

    private static final String CANCEL_FIRST = "calcom:bookings/cancel?bookingUid=${header.first}";
    private static final String CANCEL_SECOND = "calcom:bookings/cancel?bookingUid=${header.second}";
    private static final Map<String, Object> TWO_BOOKINGS = Map.of("first", "uid1", "second", "uid2");

    DynamicSendTest() {
        super(false);
    }

    @BeforeEach
    void answer() {
        server.answer(request -> {
            boolean missing = request.uri().startsWith("/v2/bookings/uid1");
            ScriptedServer.json(request, missing ? 404 : 200, missing ? "{}" : "{\"status\":\"success\",\"data\":{\"uid\":\"x\"}}");
        });
    }

    @Test
    void aSendThatFailedLeavesNothingForTheNextOne() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").doTry().toD(CANCEL_FIRST).doCatch(CalcomNotFoundException.class).end().toD(CANCEL_SECOND);
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), TWO_BOOKINGS);

        assertThat(exchange.getException()).isNull();
        assertThat(posted()).containsExactly("/v2/bookings/uid1/cancel", "/v2/bookings/uid2/cancel");
        assertNothingLeft(exchange);
    }

    @Test
    void aSendThatFailedLeavesNothingOnTheMessage() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(CANCEL_FIRST);
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), TWO_BOOKINGS);

        assertThat(exchange.getException()).isInstanceOf(CalcomNotFoundException.class);
        assertNothingLeft(exchange);
    }

    @Test
    void anErrorInTheProducerLeavesNothingForTheNextSend() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(CANCEL_SECOND);
            }
        });
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeaders(new HashMap<>(TWO_BOOKINGS));
        exchange.getMessage().setBody(new Unwritable());
        ProducerTemplate template = camel.createProducerTemplate();

        assertThat(template.send("direct:start", exchange).getException()).hasCauseInstanceOf(LinkageError.class);

        assertNothingLeft(exchange);
        exchange.setException(null);
        exchange.getMessage().setBody(Map.of());
        assertThat(template.send("calcom:bookings/cancel", exchange).getException()).as("of a call without a uid")
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookingUid");
        assertThat(server.received()).isEmpty();
    }

    /** Given an interceptor that calls the same endpoint, then its own header counts there, and the values of the URI count for the send itself. */
    @ParameterizedTest
    @ValueSource(strings = { "", "log:interceptor" })
    void aCallWithinAnInterceptorDoesNotTakeTheValuesOfTheSend(String lastStep) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                var interceptor = interceptSendToEndpoint("calcom:bookings/cancel").onWhen(header("nested").isNull()).setHeader("nested", constant(1))
                        .setHeader("CamelCalcomBookingUid", constant("inner")).to("calcom:bookings/cancel");
                if (!lastStep.isEmpty()) {
                    interceptor.to(lastStep);
                }
                from("direct:start").toD(CANCEL_SECOND);
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), TWO_BOOKINGS);

        assertThat(exchange.getException()).isNull();
        assertThat(posted()).containsExactly("/v2/bookings/inner/cancel", "/v2/bookings/uid2/cancel");
        assertNothingLeft(exchange);
    }

    /** Given an interceptor that fails with an Error, so that the send is not reached, then a later send to the same endpoint has its header. */
    @Test
    void anErrorInAnInterceptorLeavesNoValuesForALaterSend() throws Exception {
        // for Camel the exchange that ended with an Error stays in flight, and a stop waits for it
        camel.getShutdownStrategy().setTimeout(1);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("calcom:bookings/cancel").onWhen(header("later").isNull()).process(exchange -> {
                    throw new StackOverflowError("test");
                });
                from("direct:start").toD(CANCEL_SECOND);
            }
        });
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeaders(new HashMap<>(TWO_BOOKINGS));
        exchange.getMessage().setBody(Map.of());
        ProducerTemplate template = camel.createProducerTemplate();
        Thread sender = new Thread(() -> assertThatThrownBy(() -> template.send("direct:start", exchange)).isInstanceOf(StackOverflowError.class));
        sender.start();
        sender.join();

        exchange.setException(null);
        exchange.getMessage().setHeader("later", 1);
        exchange.getMessage().setHeader("CamelCalcomBookingUid", "second");
        template.send("calcom:bookings/cancel", exchange);

        assertThat(posted()).containsExactly("/v2/bookings/second/cancel");
    }

    @Test
    void aRedeliveryEvaluatesTheUriAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(CalcomNotFoundException.class).maximumRedeliveries(1).redeliveryDelay(1).onRedelivery(exchange -> {
                    failures.incrementAndGet();
                    exchange.getMessage().setHeader("first", "uid3");
                });
                from("direct:start").toD("calcom:bookings/get?bookingUid=${header.first}");
            }
        });

        Exchange exchange = camel.call("direct:start", null, TWO_BOOKINGS);

        assertThat(exchange.getException()).isNull();
        assertThat(failures).hasValue(1);
        assertThat(server.received()).extracting(ScriptedServer.Received::uri).containsExactly("/v2/bookings/uid1", "/v2/bookings/uid3");
        assertNothingLeft(exchange);
    }

    @Test
    void theEvaluatedUriWinsOverAHeader() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(CANCEL_SECOND);
            }
        });

        camel.call("direct:start", Map.of(), Map.of("second", "uid2", CalcomConstants.BOOKING_UID, "uid9"));

        assertThat(posted()).containsExactly("/v2/bookings/uid2/cancel");
    }

    @Test
    void anExpressionWithoutAValueIsNotReplacedByAHeader() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(CANCEL_SECOND);
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), Map.of(CalcomConstants.BOOKING_UID, "uid9"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bookingUid");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aParameterThatTheUriDoesNotNameComesFromItsHeader() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("calcom:bookings/list?attendeeEmail=${header.email}");
            }
        });
        server.answer(200, "{\"status\":\"success\",\"data\":[]}");

        camel.call("direct:start", null, Map.of("email", "ada@example.com", CalcomConstants.STATUS, "past"));

        assertThat(server.received().get(0).uri()).contains("attendeeEmail=ada%40example.com").contains("status=past");
    }

    @Test
    void aParameterThatIsRepeatedIsAList() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("calcom:bookings/list?status=past&status=${body}");
            }
        });

        camel.call("direct:start", "upcoming", Map.of());

        assertThat(server.received().get(0).uri()).contains("status=past,upcoming");
    }

    @Test
    void aDynamicSendOfAnInterceptorDoesNotTakeTheValuesOfTheInterceptedOne() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("calcom:bookings/cancel*").toD("calcom:bookings/get?bookingUid=${header.second}").setBody(constant(Map.of()));
                from("direct:start").toD("calcom:bookings/cancel?bookingUid=${header.third}");
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), Map.of("second", "uid2", "third", "uid3"));

        assertThat(exchange.getException()).isNull();
        assertThat(server.received()).extracting(ScriptedServer.Received::uri)
                .containsExactly("/v2/bookings/uid2", "/v2/bookings/uid3/cancel");
        assertNothingLeft(exchange);
    }

    @Test
    void aSendThatAnInterceptorSkipsLeavesNothingForTheNextOne() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("calcom:bookings/cancel").skipSendToOriginalEndpoint().setBody(constant("skipped"));
                from("direct:start").toD(CANCEL_SECOND);
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), TWO_BOOKINGS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("skipped");
        assertNothingLeft(exchange);
    }

    @ParameterizedTest
    @ValueSource(strings = { "toD", "wireTap", "enrich" })
    void everyDynamicSendIsForItselfAlone(String way) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                switch (way) {
                    case "toD" -> from("direct:start").toD(CANCEL_SECOND);
                    case "wireTap" -> from("direct:start").wireTap(CANCEL_SECOND);
                    default -> from("direct:start").enrich().simple(CANCEL_SECOND);
                }
            }
        });

        Exchange exchange = camel.call("direct:start", Map.of(), Map.of("second", "uid2", CalcomConstants.BOOKING_UID, "uid9"));

        await().until(() -> !server.received().isEmpty());
        assertThat(posted()).containsExactly("/v2/bookings/uid2/cancel");
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelCalcom"));
    }

    @Test
    void aComponentUnderAnotherNameIsSentToAsWell() throws Exception {
        CalcomComponent second = new CalcomComponent();
        second.getConfiguration().setApiUrl(server.url());
        second.getConfiguration().setApiKey("cal_test_second");
        camel.addComponent("calcom-eu", second);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("calcom-eu:bookings/get?bookingUid=${body}");
            }
        });

        for (String uid : List.of("uid2", "uid3")) {
            assertThat(camel.call("direct:start", uid, Map.of(CalcomConstants.BOOKING_UID, "uid9")).getException()).isNull();
        }
        Exchange refused = camel.call("direct:start", "uid4&apiKey=x", Map.of());

        assertThat(refused.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("apiKey");
        assertThat(server.received()).extracting(ScriptedServer.Received::uri).containsExactly("/v2/bookings/uid2", "/v2/bookings/uid3");
        assertThat(server.received()).allSatisfy(
                request -> assertThat(request.headers().get("authorization")).isEqualTo("Bearer cal_test_second"));
        assertThat(camel.getEndpoints()).filteredOn(endpoint -> endpoint.getEndpointUri().startsWith("calcom-eu")).hasSize(1);
    }

    private void route(RouteBuilder routes) throws Exception {
        camel.routes(routes).start();
    }

    /** The calls that change something: what looks at a booking before or after is not of interest. */
    private List<String> posted() {
        return server.received().stream().filter(request -> request.method().equals("POST")).map(ScriptedServer.Received::uri).toList();
    }

    private static void assertNothingLeft(Exchange exchange) {
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CalcomConstants.BOOKING_UID);
        assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.equals("CamelCalcomDynamicParameters"));
    }

    /** A body that cannot be written, by a failure that is no exception. */
    public static final class Unwritable {

        public String getCancellationReason() {
            throw new LinkageError("provoked");
        }
    }
}
