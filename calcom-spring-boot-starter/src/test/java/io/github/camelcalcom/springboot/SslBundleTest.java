/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.support.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Given a server with a certificate of its own authority, when an SSL bundle of Spring Boot trusts the authority, then calls succeed. */
@Timeout(1_800)
class SslBundleTest {

    private final Vertx vertx = Vertx.vertx();

    @Configuration
    @EnableAutoConfiguration
    static class Application {
    }

    @Configuration
    @EnableAutoConfiguration
    static class WithParameters {

        @Bean
        SSLContextParameters own() {
            return TestCertificates.trusting();
        }
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private String url(HttpServerOptions options) throws Exception {
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().putHeader("Content-Type", "application/json")
                        .end("{\"status\":\"success\",\"data\":{\"username\":\"tls\"}}"))
                .listen().toCompletionStage().toCompletableFuture().get();
        return "https://localhost:" + server.actualPort();
    }

    private static String[] properties(String url, String... more) {
        List<String> properties = new ArrayList<>(List.of("camel.component.calcom.api-url=" + url, "camel.component.calcom.api-key=k",
                "camel.component.calcom.max-retries=0"));
        for (String bundle : List.of("trusting", "knowing")) {
            properties.add("spring.ssl.bundle.jks." + bundle + ".truststore.location=" + store("trust"));
            properties.add("spring.ssl.bundle.jks." + bundle + ".truststore.type=PKCS12");
            properties.add("spring.ssl.bundle.jks." + bundle + ".truststore.password=" + TestCertificates.PASSWORD);
        }
        properties.add("spring.ssl.bundle.jks.knowing.keystore.location=" + store("client"));
        properties.add("spring.ssl.bundle.jks.knowing.keystore.type=PKCS12");
        properties.add("spring.ssl.bundle.jks.knowing.keystore.password=" + TestCertificates.PASSWORD);
        properties.add("spring.ssl.bundle.jks.knowing.key.alias=client");
        properties.addAll(List.of(more));
        return properties.toArray(String[]::new);
    }

    private static String store(String name) {
        return TestCertificates.keyStore(name, TestCertificates.PASSWORD).getResource();
    }

    @Test
    void itSaysWhomToTrust() throws Exception {
        String url = url(TestCertificates.server("server"));
        try (BootApplication application = BootApplication.start(Application.class, properties(url, "camel.component.calcom.ssl-bundle=trusting"))) {
            assertThat(application.answerOf("calcom:me/get")).asInstanceOf(MAP).containsEntry("username", "tls");
        }
        try (BootApplication application = BootApplication.start(Application.class, properties(url))) {
            assertThat(application.call("calcom:me/get").getException()).as("without it").isNotNull();
        }
    }

    @Test
    void itSaysHowToIdentifyOneself() throws Exception {
        String url = url(TestCertificates.serverWithClientAuthentication());
        try (BootApplication application = BootApplication.start(Application.class, properties(url, "camel.component.calcom.ssl-bundle=knowing"))) {
            assertThat(application.answerOf("calcom:me/get")).asInstanceOf(MAP).containsEntry("username", "tls");
        }
        try (BootApplication application = BootApplication.start(Application.class, properties(url, "camel.component.calcom.ssl-bundle=trusting"))) {
            assertThat(application.call("calcom:me/get").getException()).as("without a certificate").isNotNull();
        }
    }

    @Test
    void parametersOfCamelCanBeNamedInstead() throws Exception {
        String url = url(TestCertificates.server("server"));
        try (BootApplication application = BootApplication.start(WithParameters.class,
                properties(url, "camel.component.calcom.ssl-context-parameters=#bean:own"))) {
            assertThat(application.answerOf("calcom:me/get")).asInstanceOf(MAP).containsEntry("username", "tls");
        }
    }

    @Test
    void anUnknownOneIsRefusedWithItsNameAndThoseThatThereAre() throws Exception {
        TestCertificates.server("server");
        try (BootApplication application = BootApplication.start(Application.class,
                properties("https://localhost:1", "camel.component.calcom.ssl-bundle=trustng"))) {
            assertThatThrownBy(() -> application.call("calcom:me/get")).rootCause().isInstanceOf(NoSuchSslBundleException.class);
            assertThatThrownBy(() -> application.call("calcom:me/get")).satisfies(thrown -> assertThat(BootApplication.messagesOf(thrown))
                    .anyMatch(message -> message.contains("The property camel.component.calcom.ssl-bundle=trustng names no SSL bundle. Configured are: ")
                            && message.contains("trusting") && message.contains("knowing")));
        }
    }

    @Test
    void itAndParametersExcludeEachOther() throws Exception {
        TestCertificates.server("server");
        try (BootApplication application = BootApplication.start(WithParameters.class, properties("https://localhost:1",
                "camel.component.calcom.ssl-bundle=trusting", "camel.component.calcom.ssl-context-parameters=#bean:own"))) {
            assertThatThrownBy(() -> application.call("calcom:me/get")).rootCause().hasMessage("The property"
                    + " camel.component.calcom.ssl-bundle=trusting cannot be set together with ssl-context-parameters. Leave one of them out");
        }
    }
}
