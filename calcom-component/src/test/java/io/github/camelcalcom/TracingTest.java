/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.support.ListeningRoute;
import io.github.camelcalcom.support.RecordedDelivery;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.ScriptedServerTestSupport;
import io.github.camelcalcom.support.SecretLeaks;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given camel-opentelemetry2, when calls are made and deliveries come, then traces tell about them and hang together. */
@Timeout(1_800)
class TracingTest extends ScriptedServerTestSupport {

    private static final String OK = "{\"status\":\"success\",\"data\":{}}";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();

    TracingTest() {
        super(false);
    }

    @BeforeEach
    void trace() {
        trace(camel);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private void trace(CamelContext context) {
        context.getRegistry().bind("tracer", Tracer.class, provider.get("test"));
        context.getRegistry().bind("propagators", ContextPropagators.class, ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
        new OpenTelemetryTracer().init(context);
    }

    private SpanData span(String name) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> spans.getFinishedSpanItems().stream().anyMatch(span -> span.getName().equals(name)));
        return spans.getFinishedSpanItems().stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
    }

    private static String tag(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void aCallTellsItsOperationStatusAndRetries() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.answer(request -> ScriptedServer.json(request, requests.incrementAndGet() == 1 ? 503 : 200, OK));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:me").routeId("me").to("calcom:me/get?apiKey=cal_test_of_route");
            }
        }).start();
        assertThat(camel.call("direct:me").getException()).isNull();

        SpanData call = span("calcom me/get");

        assertThat(tag(call, "http.status_code")).isEqualTo("200");
        assertThat(tag(call, "http.method")).isEqualTo("GET");
        assertThat(tag(call, "calcom.retries")).isEqualTo("1");
        assertThat(tag(call, "calcom.request_id")).isEqualTo("request-1");
        assertThat(tag(call, "server.address")).isEqualTo(server.url());
        assertThat(tag(call, "calcom.error")).isNull();
        assertThat(call.getStatus()).isEqualTo(StatusData.unset());
        assertThat(call.getAttributes().toString()).doesNotContainPattern(SecretLeaks.PLANTED);
        await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getTraceId).containsOnly(call.getTraceId()));
    }

    @Test
    void aFailureTellsItsKind() {
        server.answer(404, "{\"status\":\"error\",\"error\":{\"code\":\"NotFoundException\",\"message\":\"no such booking\"}}");
        camel.start();
        camel.call("calcom:bookings/get", null, Map.of(CalcomConstants.BOOKING_UID, "some-uid"));

        SpanData call = span("calcom bookings/get");

        assertThat(tag(call, "http.status_code")).isEqualTo("404");
        assertThat(tag(call, "calcom.error")).isEqualTo("not-found");
        assertThat(tag(call, "calcom.retries")).isEqualTo("0");
        assertThat(tag(call, "error")).isEqualTo("true");
    }

    @Test
    void aListTellsAllItsCalls() {
        server.answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":["
                                                                   + (request.getParam("skip", "0").equals("0") ? "{\"uid\":\"a\"}" : "") + "]}"));
        camel.start();
        assertThat(camel.call("calcom:bookings/list?paging=all&take=1").getException()).isNull();

        assertThat(server.received()).hasSizeGreaterThan(1);
        assertThat(tag(span("calcom bookings/list"), "calcom.calls")).isEqualTo(String.valueOf(server.received().size()));
    }

    @Test
    void aBookingThatHadToBeLookedForTellsAllItsCalls() {
        server.answer(request -> {
            if (request.method().name().equals("POST")) {
                request.connection().close();
            } else {
                ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[]}");
            }
        });
        camel.start();
        camel.call("calcom:bookings/create", Map.of("eventTypeId", 1, "start", "2030-01-01T09:00:00Z", "attendee",
                Map.of("name", "A", "email", "a@example.com", "timeZone", "UTC")), Map.of());

        SpanData call = span("calcom bookings/create");

        assertThat(Integer.parseInt(tag(call, "calcom.calls"))).isGreaterThan(1);
        assertThat(tag(call, "error")).isEqualTo("true");
    }

    @Test
    void aComponentUnderAnotherNameIsTracedAsWell() {
        CalcomComponent eu = new CalcomComponent();
        eu.setConfiguration(camel.calcom().getConfiguration().copy());
        camel.addComponent("calcom-eu", eu);
        camel.start();
        camel.call("calcom-eu:me/get");

        assertThat(tag(span("calcom me/get"), "http.status_code")).isEqualTo("200");
    }

    @Test
    void aMessageKeepsNothingOfIt() throws Exception {
        camel.start();
        assertThat(camel.call("calcom:me/get").getAllProperties().keySet()).noneMatch(name -> name.contains("Calcom"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ackTimeout=20000" })
    void aDeliveryGoesOnWithTheTraceThatItCameWith(String options) throws Exception {
        try (ListeningRoute route = new ListeningRoute("platform-http")) {
            trace(route.camel());
            route.started(options);
            RecordedDelivery.named("BOOKING_CREATED-plain").sendTo(route.url(), "traceparent", "00-" + TRACE + '-' + PARENT + "-01");

            SpanData received = span("webhook");

            assertThat(received.getTraceId()).isEqualTo(TRACE);
            assertThat(received.getParentSpanId()).isEqualTo(PARENT);
            assertThat(received.getAttributes().toString()).doesNotContainPattern(SecretLeaks.PLANTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "${sys.user.home}", "00-x", "00-" + TRACE + '-' + PARENT + "-01, x" })
    void whatOnlyLooksLikeATraceDoesNotReachTheRoute(String parent) throws Exception {
        try (ListeningRoute route = new ListeningRoute("platform-http")) {
            route.started("");
            RecordedDelivery.named("BOOKING_CREATED-plain").sendTo(route.url(), "traceparent", parent, "tracestate", "a=b");

            assertThat(route.received()).singleElement()
                    .satisfies(received -> assertThat(received.headers()).doesNotContainKeys("traceparent", "tracestate"));
        }
    }

    @Test
    void aFeedBeginsATraceForEachChange() throws Exception {
        server.answer(request -> ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":[{\"id\":1},{\"id\":2}]}"));
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:event-types/list?initialDelay=0&delay=60000&since=beginning").routeId("feed").log("${body}");
            }
        }).start();
        await().atMost(300, TimeUnit.SECONDS).until(() -> spans.getFinishedSpanItems().size() == 2);

        List<SpanData> received = spans.getFinishedSpanItems();
        assertThat(received).extracting(SpanData::getName).containsOnly("calcom event-types/list");
        assertThat(received).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
        assertThat(received).allSatisfy(span -> assertThat(tag(span, "calcom.retries")).as("no call was made for it").isNull());
    }
}
