/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a route that receives webhooks, when deliveries come, then only good ones reach it, and the sender receives the status. */
@Timeout(1_800)
class CalcomWebhookTest {

    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");
    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
    private String url;

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private void listen(String options) throws Exception {
        listen("undertow", "signingSecrets=topsecret" + (options.isEmpty() ? "" : "&" + options));
    }

    private void listen(String http, String options) throws Exception {
        int port = FreePort.find();
        url = "http://127.0.0.1:" + port + "/hook";
        if (http.equals("platform-http")) {
            VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
            server.setBindHost("127.0.0.1");
            server.setBindPort(port);
            camel.addService(new VertxPlatformHttpServer(server));
        }
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                restConfiguration().component(http).host("127.0.0.1").port(port);
                from("webhook:calcom:webhooks/events?webhookAutoRegister=false&webhookPath=/hook&webhookComponentName=" + http
                     + "&" + options)
                        .process(exchange -> {
                            received.add(exchange);
                            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                            exchange.getMessage().setHeader("X-Route", "private");
                            if (exchange.getMessage().getBody() instanceof Map<?, ?> payload && payload.containsKey("boom")) {
                                throw new IllegalStateException("what the sender must not see");
                            }
                        });
            }
        }).start();
    }

    private void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(received).as("what reached the route").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aSignedDeliveryReachesTheRouteWithNothingButItsOwn(String http) throws Exception {
        listen(http, "signingSecrets=topsecret");
        HttpResponse<String> answer = CREATED.sendTo(url, "X-Cal-Webhook-Version", "2021-10-20", "CamelCalcomEventTypeId", "7");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("X-Route")).isEmpty();
        assertThat(headers).containsExactly(Map.of(
                CalcomConstants.WEBHOOK_TRIGGER, "BOOKING_CREATED", CalcomConstants.WEBHOOK_CREATED_AT, "2026-11-22T23:55:25.778Z",
                CalcomConstants.WEBHOOK_VERSION, "2021-10-20", CalcomConstants.WEBHOOK_BOOKING_UID, "5KDAGGixVRq6N7yWAz1fD2",
                CalcomConstants.WEBHOOK_BOOKING_ID, 1L, CalcomConstants.WEBHOOK_SERVER, "http://127.0.0.1:9"));
        Map<?, ?> payload = received.get(0).getMessage().getBody(Map.class);
        assertThat(payload.get("status")).isEqualTo("ACCEPTED");
        assertThat(payload.get("length")).isEqualTo(30);
        assertThat(received.get(0).getFromRouteId()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void oneChangedByteIsRefused(String http) throws Exception {
        listen(http, "signingSecrets=topsecret");
        byte[] changed = CREATED.body().clone();
        changed[changed.length - 5] ^= 1;
        assertRefused(CREATED.withBody(changed).sendTo(url), 401);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "no-secret-provided", "0000000000000000000000000000000000000000000000000000000000000000" })
    void aDeliveryWithoutARightSignatureIsRefused(String signature) throws Exception {
        listen("");
        assertRefused(CREATED.withSignature(signature).sendTo(url), 401);
    }

    @Test
    void twoSignaturesAreNone() throws Exception {
        listen("");
        assertRefused(CREATED.sendTo(url, "X-Cal-Signature-256", "0".repeat(64)), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aFormIsRefused(String http) throws Exception {
        listen(http, "signingSecrets=form-secret");
        assertRefused(RecordedDelivery.named("BOOKING_CANCELLED-form-template").sendTo(url), 415);
    }

    @Test
    void theSignatureIsLookedAtBeforeTheRest() throws Exception {
        listen("");
        assertRefused(CREATED.withSignature(null).withContentType("text/plain").sendTo(url), 401);
        assertRefused(CREATED.withBody("{".getBytes(StandardCharsets.UTF_8)).sendTo(url), 401);
    }

    @Test
    void aSignedBodyThatIsNoJsonIsRefused() throws Exception {
        listen("");
        assertRefused(RecordedDelivery.signed("{\"triggerEvent\":", "topsecret").sendTo(url), 400);
        assertRefused(RecordedDelivery.signed("", "topsecret").sendTo(url), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aBodyBeyondTheLimitIsRefused(String http) throws Exception {
        listen(http, "signingSecrets=topsecret&maxBodySize=1000");
        assertRefused(CREATED.sendTo(url), 413);
    }

    /** HTTP components put parameters of the query among the headers. */
    @ParameterizedTest
    @ValueSource(strings = { "?Content-Length=3", "?Content-Length=-1", "?Content-Length=1000000", "" })
    void aLengthInTheQueryIsNotTheLengthOfTheBody(String query) throws Exception {
        listen("undertow", "signingSecrets=topsecret");
        assertThat(CREATED.sendTo(url + query).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody(Map.class).get("length")).isEqualTo(30);
    }

    @Test
    void withoutTriggersWhateverIsDeliveredArrives() throws Exception {
        listen("");
        for (String trigger : List.of("MEETING_ENDED", "PING", "SOMETHING_NEW")) {
            assertThat(RecordedDelivery.signed("{\"triggerEvent\":\"" + trigger + "\",\"payload\":{}}", "topsecret").sendTo(url).statusCode())
                    .isEqualTo(200);
        }
        assertThat(headers).extracting(header -> header.get(CalcomConstants.WEBHOOK_TRIGGER))
                .containsExactly("MEETING_ENDED", "PING", "SOMETHING_NEW");
    }

    @Test
    void aTriggerThatNobodyAskedForIsAcknowledged() throws Exception {
        listen("triggers=BOOKING_CANCELLED,BOOKING_REJECTED");
        assertRefused(CREATED.sendTo(url), 200);
        assertThat(RecordedDelivery.named("BOOKING_CANCELLED-plain").sendTo(url).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "undertow", "platform-http" })
    void aFailedRouteIsAnsweredWith500AndNothingOfItsFailure(String http) throws Exception {
        listen(http, "signingSecrets=topsecret");
        String body = "{\"triggerEvent\":\"BOOKING_CREATED\",\"payload\":{\"boom\":true}}";
        HttpResponse<String> answer = RecordedDelivery.signed(body, "topsecret").sendTo(url);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().toString()).doesNotContain("sender must not see");
        assertThat(received).hasSize(1);
    }

    @Test
    void severalSecretsAreAccepted() throws Exception {
        listen("undertow", "signingSecrets=new, tpl-secret ,topsecret");
        assertThat(CREATED.sendTo(url).statusCode()).isEqualTo(200);
        assertThat(RecordedDelivery.named("BOOKING_CREATED-json-template").sendTo(url).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(2);
        assertThat(headers.get(1)).as("of a template without trigger").containsOnlyKeys(CalcomConstants.WEBHOOK_BOOKING_UID,
                CalcomConstants.WEBHOOK_SERVER);
    }

    @Test
    void unsignedDeliveriesArriveOnlyWhereThatIsWanted() throws Exception {
        listen("insecureAcceptUnsigned=true");
        assertThat(RecordedDelivery.named("BOOKING_CREATED-no-secret").sendTo(url).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(1);
        received.clear();
        assertRefused(CREATED.withSignature("0".repeat(64)).sendTo(url), 401);
    }

    @Test
    void theWordFalseArrives() throws Exception {
        listen("output=json");
        assertThat(RecordedDelivery.signed("false", "topsecret").sendTo(url).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody()).isEqualTo("false");
    }

    @Test
    void outputJsonIsTheTextOfThePayload() throws Exception {
        listen("output=json");
        assertThat(CREATED.sendTo(url).statusCode()).isEqualTo(200);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(received.get(0).getMessage().getBody(String.class)))
                .isEqualTo(mapper.readTree(CREATED.body()).get("payload"));
    }

    @Test
    void outputRawIsTheBodyAsItCame() throws Exception {
        listen("output=raw");
        assertThat(CREATED.sendTo(url).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getBody(InputStream.class)).hasBinaryContent(CREATED.body());
    }

    @Test
    void withoutASecretNothingStarts() {
        assertThatThrownBy(() -> listen("undertow", "triggers=BOOKING_CREATED")).hasStackTraceContaining("signingSecrets");
    }

    @Test
    void withoutATriggerNothingStarts() {
        assertThatThrownBy(() -> listen("triggers=,")).hasStackTraceContaining("The option triggers names no trigger");
    }

    @Test
    void onlyEventsReceiveWebhooks() {
        assertThatThrownBy(() -> camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:calcom:bookings/list").to("mock:out");
            }
        }).start()).hasStackTraceContaining("webhook:calcom:webhooks/events");
    }

    @Test
    void withoutTheWebhookComponentTheRouteNamesIt() {
        assertThatThrownBy(() -> camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:webhooks/events").to("mock:out");
            }
        }).start()).hasStackTraceContaining("webhook:calcom:webhooks/events");
    }

    @Test
    void noUriShowsASecret() throws Exception {
        listen("");
        assertThat(camel.getEndpoints()).isNotEmpty().allSatisfy(endpoint -> assertThat(endpoint.toString()).doesNotContain("topsecret"));
    }
}
