/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given secrets in every property and in routes, when all endpoints of the Actuator are read over HTTP, then they contain no secret. */
@Timeout(1_800)
class ActuatorTest {

    private static final Pattern PLANTED = Pattern.compile("\\w*planted\\w*");
    private static final Set<String> NO_TEXT = Set.of("heapdump", "shutdown");
    private static final String[] SECRETS = {
        "camel.component.calcom.api-key=${CALCOM_KEY_OF_VAULT}", "CALCOM_KEY_OF_VAULT=cal_live_planted1",
        "camel.component.calcom.oauth-access-token=planted2", "camel.component.calcom.oauthClientSecret=planted3",
        "camel.component.calcom.oauth-refresh-token=planted4", "camel.component.calcom.platform-client-secret=planted5",
        "camel.component.calcom.proxy_password=planted6", "camel.component.calcom.signing-secrets=planted7,planted8",
        "camel.component.calcom.authentication=api-key", "eu.key=cal_live_planted12", "camel.component.calcom.oauth-client-id=oc", "camel.component.calcom.platform-client-id=pc",
        "first.entry=cal_live_planted13", "second.entry=planted14-signing", "THIRD_ENTRY=RAW(planted15&refresh)", "fourth.entry=planted16" };

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @Bean("calcom-eu")
        CalcomComponent european(@Value("${eu.key}") String key) {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiKey(key);
            return component;
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:european").to("calcom-eu:me/get");
                    from("direct:me").routeId("me").to("calcom:me/get?apiKey=RAW(cal_live_planted9)");
                    from("calcom:bookings/changes?apiKey=RAW(cal_live_planted10)&initialDelay=0&delay=100&repeatCount=2").routeId("feed").stop();
                    from("webhook:calcom:webhooks/events?webhookComponentName=platform-http&webhookPath=/calcom&webhookAutoRegister=false"
                         + "&signingSecrets=planted11,{{second.entry}}").routeId("hook").stop();
                    from("direct:vault").to("calcom:me/get?apiKey={{first.entry}}");
                    from("direct:grant").to("calcom:me/get?authentication=oauth2&oauthClientId=oc&oauthRefreshToken={{THIRD_ENTRY}}");
                    from("direct:dynamic").toD("calcom:me/get?apiKey={{fourth.entry}}&maxRetries=${random(1)}");
                }
            };
        }
    }

    private static BootApplication start(CalcomSandbox sandbox, String... properties) {
        List<String> all = new ArrayList<>(List.of(SECRETS));
        all.addAll(List.of(properties));
        all.add("camel.component.calcom.api-url=" + sandbox.url());
        // without TLS, a proxy gets the same requests as the server
        all.add("camel.component.calcom.proxy-host=127.0.0.1");
        all.add("camel.component.calcom.proxy-port=" + sandbox.port());
        all.add("camel.component.calcom.proxy-username=proxy-user");
        return BootApplication.startWeb(Application.class, all.toArray(String[]::new));
    }

    private static BootApplication startShowingAll(CalcomSandbox sandbox) {
        return start(sandbox, "management.endpoint.env.show-values=always", "management.endpoint.configprops.show-values=always",
                "management.endpoint.health.show-details=always", "management.health.probes.enabled=true");
    }

    /** All links of the Actuator, and each route of Camel. */
    private static List<String> paths(BootApplication application) throws Exception {
        List<String> paths = new ArrayList<>(List.of("/actuator", "/actuator/env/camel.component.calcom.api-key", "/actuator/env/CALCOM_KEY_OF_VAULT",
                "/actuator/configprops/camel.component.calcom", "/actuator/health/camelHealth", "/actuator/camelroutes/me/detail",
                "/actuator/camelroutes/me", "/actuator/camelroutes/feed", "/actuator/camelroutes/hook", "/actuator/metrics/jvm.threads.live"));
        JsonNode links = new ObjectMapper().readTree(application.get("/actuator").body()).get("_links");
        links.properties().forEach(link -> {
            if (!link.getValue().get("templated").asBoolean() && NO_TEXT.stream().noneMatch(link.getKey()::startsWith)) {
                paths.add("/actuator/" + (link.getKey().equals("self") ? "" : link.getKey()));
            }
        });
        return paths;
    }

    @Test
    void noEndpointTellsASecret() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); BootApplication application = startShowingAll(sandbox)) {
            assertThat(application.call("direct:me").getException()).as("the key is not one of the sandbox").isNotNull();
            application.call("direct:dynamic");
            await().atMost(300, TimeUnit.SECONDS).until(() -> sandbox.calls("bookings/list").size() >= 2);

            List<String> answered = new ArrayList<>();
            for (String path : paths(application)) {
                HttpResponse<String> answer = application.get(path);
                if (answer.statusCode() != 404 && answer.statusCode() != 405) {
                    answered.add(path);
                }
                Matcher secret = PLANTED.matcher(answer.body());
                assertThat(secret.find() ? secret.group() + " in " + excerpt(answer.body(), secret.start()) : "").as(path).isEmpty();
            }
            assertThat(answered).contains("/actuator/env", "/actuator/configprops", "/actuator/beans", "/actuator/health", "/actuator/camelroutes",
                    "/actuator/metrics", "/actuator/env/camel.component.calcom.api-key", "/actuator/threaddump", "/actuator/camelroutes/me/detail");
        }
    }

    private static String excerpt(String text, int position) {
        return text.substring(Math.max(0, position - 150), Math.min(text.length(), position + 50));
    }

    @Test
    void allElseIsShown() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); BootApplication application = startShowingAll(sandbox)) {
            String properties = application.get("/actuator/configprops/camel.component.calcom").body();
            String environment = application.get("/actuator/env").body();

            for (String secret : CalcomSecretOptions.NAMES) {
                assertThat(properties).contains("\"" + secret + "\":\"******\"");
            }
            assertThat(properties).contains("\"apiUrl\":\"" + sandbox.url() + "\"").contains("\"oauthClientId\":\"oc\"");
            assertThat(environment).contains(sandbox.url()).contains("\"camel.component.calcom.proxy_password\":{\"value\":\"******\"")
                    .contains("\"CALCOM_KEY_OF_VAULT\":{\"value\":\"******\"");
        }
    }

    @Test
    void wherePermissionIsNeededNothingIsShown() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start();
             BootApplication application = start(sandbox, "management.endpoint.env.show-values=when-authorized",
                     "management.endpoint.configprops.show-values=when-authorized")) {
            assertThat(application.get("/actuator/configprops").body()).doesNotContain("planted", sandbox.url()).contains("\"apiKey\":\"******\"");
            assertThat(application.get("/actuator/env").body()).doesNotContain("planted", sandbox.url());
        }
    }

    @Test
    void aFeedThatFailsShowsInTheHealth() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); BootApplication application = startShowingAll(sandbox)) {
            await().atMost(300, TimeUnit.SECONDS).untilAsserted(() -> assertThat(application.get("/actuator/health").statusCode()).isEqualTo(503));
            assertThat(application.get("/actuator/health").body()).contains("camelHealth").contains("consumer:feed");
        }
    }
}
