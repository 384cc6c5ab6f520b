/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** The Java of the guide for Spring Boot, compiled and run. */
@Timeout(1_800)
class SpringBootGuideTest {

    private static final Pattern JAVA = Pattern.compile("\\[source,java]\\n----\\n(.*?)\\n----", Pattern.DOTALL);
    private static final Path SOURCE = Path.of("src/test/java/io/github/camelcalcom/springboot/SpringBootGuideTest.java");

    @Service
    static
    // guide
    class EventTypes {

        private final CalcomClient client;

        EventTypes(CalcomClient client) {
            this.client = client;
        }

        Object all() throws CalcomException {
            return client.call(client.request("event-types/list")).result();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(EventTypes.class)
    static class WithService {
    }

    @Configuration
    @EnableAutoConfiguration
    static class TwoAccounts extends RouteBuilder {

        @Bean("calcom-eu")
        CalcomComponent european(@Value("${eu.api-key}") String apiKey) {
            CalcomComponent component = new CalcomComponent();
            component.getConfiguration().setApiUrl("https://api.cal.eu");
            component.getConfiguration().setApiKey(apiKey);
            return component;
        }

        @Bean
        CalcomClientFactoryBean europeanClient(CamelContext camelContext) {
            return new CalcomClientFactoryBean(camelContext, "calcom-eu");
        }

        @Override
        public void configure() {
            from("webhook:calcom:webhooks/events?webhookComponentName=platform-http"
                 + "&webhookPath=/calcom&webhookExternalUrl=https://hooks.my-company.com")
                .log("${header.CamelCalcomWebhookTrigger} ${header.CamelCalcomWebhookBookingUid}");
        }
    }

    private static String plain(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void whatTheGuideShowsIsInThisClass() throws IOException {
        String source = plain(Files.readString(SOURCE).replace("    static\n    // guide\n", ""));
        Matcher blocks = JAVA.matcher(Files.readString(Path.of("../docs/spring-boot.adoc")));
        List<String> code = blocks.results().map(block -> plain(block.group(1))).toList();
        assertThat(code).hasSizeGreaterThanOrEqualTo(3).allSatisfy(block -> assertThat(source).contains(block));
    }

    @Test
    void theServiceCalls() throws CalcomException {
        try (CalcomSandbox sandbox = CalcomSandbox.start();
             BootApplication application = BootApplication.start(WithService.class, "camel.component.calcom.api-url=" + sandbox.url(),
                     "camel.component.calcom.api-key=" + sandbox.apiKey())) {
            assertThat(application.bean(EventTypes.class).all()).asInstanceOf(LIST).hasSize(2);
        }
    }

    @Test
    void theSecondAccountStandsBesideTheFirst() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start();
             BootApplication application = BootApplication.startWeb(TwoAccounts.class, "eu.api-key=cal_live_eu",
                     "camel.component.calcom.api-url=" + sandbox.url(), "camel.component.calcom.api-key=" + sandbox.apiKey(),
                     "camel.component.calcom.signing-secrets=s", "camel.component.webhook.configuration.webhook-auto-register=false")) {
            assertThat(application.component("calcom-eu").getConfiguration().getApiUrl()).isEqualTo("https://api.cal.eu");
            assertThat(application.component().getConfiguration().getApiUrl()).isEqualTo(sandbox.url());
            assertThat(application.bean("europeanClient", CalcomClient.class)).isNotNull();
        }
    }
}
