/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given two accounts and a feed, when the Actuator is read over HTTP, then it shows their state and figures, and no secret. */
@Timeout(1_800)
class ObservabilityTest {

    private static final String REFUSED_KEY = "cal_live_planted";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CalcomSandbox sandbox = CalcomSandbox.start();
    private BootApplication application;

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<Object> followed = new CopyOnWriteArrayList<>();

        @Bean("calcom-eu")
        CalcomComponent european(@Value("${eu.url}") String url, @Value("${eu.key}") String key) {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiUrl(url);
            component.getConfiguration().setApiKey(key);
            return component;
        }

        @Bean
        MemoryStateRepository feedState() {
            return new MemoryStateRepository();
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:european").to("calcom-eu:me/get");
                    from("calcom:bookings/changes?since=beginning&initialDelay=0&delay=100&stateRepository=#feedState").routeId("feed")
                            .process(exchange -> followed.add(exchange.getMessage().getBody()));
                }
            };
        }
    }

    private void start(String keyOfTheSecond, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.addAll(List.of("camel.component.calcom.api-url=" + sandbox.url(), "camel.component.calcom.api-key=" + sandbox.apiKey(),
                "eu.url=" + sandbox.url(), "eu.key=" + keyOfTheSecond, "management.endpoint.health.show-details=always",
                "camel.health.exposure-level=full"));
        application = BootApplication.startWeb(Application.class, all.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    private JsonNode health(int status) throws Exception {
        HttpResponse<String> answer = application.get("/actuator/health");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(REFUSED_KEY, sandbox.apiKey(), "alice");
        return JSON.readTree(answer.body()).at("/components/camelHealth/details");
    }

    /** The value of a meter with these tags; NaN if there is none. */
    private double metric(String name, String statistic, String... tags) throws Exception {
        StringBuilder path = new StringBuilder("/actuator/metrics/" + name);
        for (int index = 0; index < tags.length; index++) {
            path.append(index == 0 ? "?tag=" : "&tag=").append(tags[index].replace("/", "%2F"));
        }
        HttpResponse<String> answer = application.get(path.toString());
        assertThat(answer.body()).doesNotContain(REFUSED_KEY, sandbox.apiKey());
        for (JsonNode measurement : JSON.readTree(answer.body()).path("measurements")) {
            if (measurement.get("statistic").asText().equals(statistic)) {
                return measurement.get("value").asDouble();
            }
        }
        return Double.NaN;
    }

    @Test
    void credentialsAreCheckedWhereChecksOfProducersAreSwitchedOn() throws Exception {
        start(sandbox.apiKey(), "camel.health.producers-enabled=true");
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> health(200));

        JsonNode details = health(200);
        assertThat(details.path("calcom").asText()).isEqualTo("UP");
        assertThat(details.path("calcom-eu").asText()).isEqualTo("UP");
        assertThat(details.at("/calcom.data/http.response.code").asText()).isEqualTo("200");
        assertThat(details.at("/calcom.data/calcom.host").asText()).isEqualTo("127.0.0.1");
        assertThat(sandbox.calls("me/get")).as("for two accounts, regardless of the number of requests to the Actuator").hasSize(2);
    }

    @Test
    void aCredentialThatIsRefusedTurnsItDownForItsAccountAlone() throws Exception {
        start(REFUSED_KEY, "camel.health.producers-enabled=true");
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(health(503).path("calcom").asText()).isEqualTo("UP"));

        JsonNode details = health(503);
        assertThat(details.path("calcom-eu").asText()).isEqualTo("DOWN");
        assertThat(details.at("/calcom-eu.data/http.response.code").asText()).isEqualTo("401");
        assertThat(details.at("/calcom-eu.data/calcom.error").asText()).isEqualTo("authentication");
    }

    @Test
    void nobodyIsAskedUnlessItIsSwitchedOn() throws Exception {
        start(REFUSED_KEY);
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> health(200));

        assertThat(health(200).has("calcom")).isFalse();
        assertThat(health(200).has("calcom-eu")).isFalse();
        assertThat(sandbox.calls("me/get")).isEmpty();
    }

    @Test
    void aPropertySwitchesTheCheckOffForOneComponent() throws Exception {
        start(sandbox.apiKey(), "camel.health.producers-enabled=true", "camel.component.calcom.health-check-producer-enabled=false");
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> health(200));

        assertThat(health(200).has("calcom")).isFalse();
        assertThat(health(200).path("calcom-eu").asText()).isEqualTo("UP");
    }

    @Test
    void theCheckOfAFeedTellsHowItStands() throws Exception {
        start(sandbox.apiKey());
        application.book(10);
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(application.bean(Application.class).followed).hasSize(1));

        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(health(200).at("/consumer:feed.data/feed.delivered").asText()).isEqualTo("1"));
        JsonNode feed = health(200).at("/consumer:feed.data");
        assertThat(feed.path("feed.failures").asText()).isEqualTo("0");
        assertThat(feed.path("feed.waiting").asText()).isEqualTo("0");
        // no change is older than the overlap, so that the watermark is still at the start
        assertThat(Instant.parse(feed.path("feed.watermark").asText())).isBefore(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void bootsOwnRegistryHasTheFiguresOfEachAccount() throws Exception {
        start(REFUSED_KEY);
        String uid = application.book(10);
        assertThat(application.call("direct:european").getException()).isNotNull();

        assertThat(metric("calcom.calls", "COUNT", "component:calcom", "operation:bookings/create", "outcome:success")).isEqualTo(1);
        assertThat(metric("calcom.calls", "COUNT", "component:calcom-eu", "operation:me/get", "outcome:authentication")).isEqualTo(1);
        assertThat(metric("calcom.calls", "COUNT", "component:calcom-eu", "outcome:success")).as("of the other account").isZero();
        assertThat(metric("calcom.pacing.waiting", "VALUE", "component:calcom-eu")).isZero();
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(metric("calcom.feed.delivered", "COUNT", "routeId:feed")).isEqualTo(1));
        assertThat(metric("calcom.feed.lag", "VALUE", "component:calcom", "routeId:feed")).isBetween(0.0, 60.0);
        assertThat(application.get("/actuator/metrics/calcom.calls").body()).as("no tag identifies the booking").doesNotContain(uid);
    }

    @Test
    void aRestartOfCamelCountsOnInTheSameRegistry() throws Exception {
        start(sandbox.apiKey());
        assertThat(application.call("direct:european").getException()).isNull();

        application.camel().stop();
        application.camel().start();
        assertThat(application.call("direct:european").getException()).isNull();

        assertThat(metric("calcom.calls", "COUNT", "component:calcom-eu", "operation:me/get")).isEqualTo(2);
        assertThat(metric("calcom.pacing.waiting", "VALUE", "component:calcom-eu")).as("of the component that runs").isZero();
        await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(metric("calcom.feed.lag", "VALUE", "routeId:feed")).isBetween(0.0, 60.0));
    }
}
