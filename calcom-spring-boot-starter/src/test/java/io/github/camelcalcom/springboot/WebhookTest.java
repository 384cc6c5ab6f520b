/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.FreePort;
import io.github.camelcalcom.support.RecordedDelivery;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

/** Given a route that receives webhooks through Spring MVC, when deliveries are sent to it, then only signed deliveries reach the route. */
@Timeout(1_800)
class WebhookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<RecordedDelivery> DELIVERIES =
            RecordedDelivery.all().stream().filter(delivery -> delivery.contentType().contains("json")).toList();
    private static final String SECRETS = "camel.component.calcom.signing-secrets=" + DELIVERIES.stream().map(RecordedDelivery::secret)
            .filter(Objects::nonNull).distinct().collect(Collectors.joining(","));
    private static final RecordedDelivery CREATED = RecordedDelivery.named("BOOKING_CREATED-plain");

    record Received(Object body, String trigger, String uid) {
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<Received> received = new CopyOnWriteArrayList<>();

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/calcom"
                         + "&webhookExternalUrl={{external.url:http://127.0.0.1}}&webhookAutoRegister={{register:false}}").routeId("hook")
                            .process(exchange -> received.add(new Received(exchange.getMessage().getBody(),
                                    exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_TRIGGER, String.class),
                                    exchange.getMessage().getHeader(CalcomConstants.WEBHOOK_BOOKING_UID, String.class))));
                }
            };
        }
    }

    private static List<Received> received(BootApplication application) {
        return application.bean(Application.class).received;
    }

    @Test
    void eachThatARealServerSentArrives() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS,
                "camel.component.calcom.insecure-accept-unsigned=true")) {
            assertThat(DELIVERIES).hasSize(46);
            for (RecordedDelivery delivery : DELIVERIES) {
                received(application).clear();
                HttpResponse<String> answer = delivery.sendTo(application.url("/calcom"));

                JsonNode document = JSON.readTree(delivery.body());
                assertThat(answer.statusCode()).as(delivery.name()).isEqualTo(200);
                assertThat(answer.body()).isEmpty();
                assertThat(received(application)).as(delivery.name()).hasSize(1).first().satisfies(one -> {
                    assertThat(JSON.<JsonNode>valueToTree(one.body())).isEqualTo(document.has("payload") ? document.get("payload") : document);
                    assertThat(one.trigger()).isEqualTo(document.path("triggerEvent").textValue());
                });
            }
        }
    }

    @Test
    void oneOfWhichAByteWasChangedDoesNot() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS)) {
            for (RecordedDelivery delivery : DELIVERIES) {
                byte[] changed = delivery.body().clone();
                changed[changed.length / 2] ^= 1;
                HttpResponse<String> answer = delivery.withBody(changed).sendTo(application.url("/calcom"));
                assertThat(answer.statusCode()).as(delivery.name()).isEqualTo(401);
                assertThat(answer.body()).isEmpty();
            }
            assertThat(CREATED.withSignature(null).sendTo(application.url("/calcom")).statusCode()).as("unsigned").isEqualTo(401);
            assertThat(application.get("/calcom").statusCode()).as("not by POST").isEqualTo(405);
            assertThat(received(application)).isEmpty();
        }
    }

    @Test
    void oneThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS, "camel.component.calcom.max-body-size=1000")) {
            assertThat(CREATED.sendTo(application.url("/calcom")).statusCode()).isEqualTo(413);
            assertThat(beginningOf(application.port(), 50_000_000)).as("of which only the beginning was sent").contains(" 413 ");
            assertThat(CREATED.sendTo(application.url("/%63alcom;x=1")).statusCode()).as("by another spelling of the path").isEqualTo(413);
            assertThat(chunked(application, CREATED.body())).as("whose length was not announced").isEqualTo(413);
            assertThat(received(application)).isEmpty();
        }
    }

    @Test
    void whatIsSmallerPassesTheLimit() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS, "server.servlet.context-path=/app",
                "server.servlet.encoding.enabled=false", "camel.rest.context-path=/rest")) {
            for (RecordedDelivery delivery : DELIVERIES) {
                int expected = delivery.secret() == null ? 401 : 200;
                assertThat(delivery.sendTo(application.url("/app/rest/calcom")).statusCode()).as(delivery.name()).isEqualTo(expected);
            }
            byte[] large = " ".repeat(1_048_577).getBytes(StandardCharsets.US_ASCII);
            assertThat(CREATED.withBody(large).sendTo(application.url("/app/rest/calcom")).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void otherPathsHaveNoLimitAndARouteThatIsGoneHasNone() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS, "camel.component.calcom.max-body-size=1000")) {
            WebhookPaths paths = application.bean(WebhookPaths.class);
            assertThat(paths.limit(PathContainer.parsePath("/calcom"))).isEqualTo(1000);
            assertThat(paths.limit(PathContainer.parsePath("/actuator"))).isEqualTo(WebhookPaths.NONE);

            application.camel().getRouteController().stopRoute("hook");
            application.camel().removeRoute("hook");

            assertThat(paths.isEmpty()).isTrue();
        }
    }

    private static int chunked(BootApplication application, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url("/calcom"))).header("Content-Type", "application/json")
                .header("x-cal-signature-256", CREATED.signature())
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))).build();
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aSenderThatStopsIsNotWaitedFor() throws Exception {
        try (BootApplication application = BootApplication.startWeb(Application.class, SECRETS, "server.tomcat.connection-timeout=3s")) {
            assertThat(beginningOf(application.port(), 1_000)).as("cut off, not answered with success").doesNotContain(" 200 ");
            assertThat(CREATED.sendTo(application.url("/calcom")).statusCode()).as("another sender").isEqualTo(200);
            assertThat(received(application)).hasSize(1);
        }
    }

    /** Sends less than it announces, and returns the first line of the response; empty if the connection was closed without a response. */
    private static String beginningOf(int port, int announced) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("POST /calcom HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Cal-Signature-256: "
                    + "0".repeat(64) + "\r\nContent-Length: " + announced + "\r\n\r\n{\"triggerEvent\":").getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
                line.append((char) next);
            }
            return line.toString();
        }
    }

    @Test
    void theSubscriptionIsMadeAndABookingComesBackSigned() throws Exception {
        int port = FreePort.find();
        try (CalcomSandbox sandbox = CalcomSandbox.start();
             BootApplication application = BootApplication.startWeb(Application.class, "server.port=" + port, "register=true",
                     "external.url=http://127.0.0.1:" + port, "camel.component.calcom.api-url=" + sandbox.url(),
                     "camel.component.calcom.api-key=" + sandbox.apiKey(), "camel.component.calcom.on-stop=delete")) {
            await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.read(state -> !state.webhooks().all().isEmpty()));

            String uid = application.book(10);

            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(received(application)).extracting(Received::trigger, Received::uid)
                    .contains(tuple("BOOKING_CREATED", uid)));
        }
    }
}
