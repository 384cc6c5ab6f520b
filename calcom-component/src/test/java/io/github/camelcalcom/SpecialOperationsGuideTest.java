/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.GuideBlocks;
import io.github.camelcalcom.support.ScriptedServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the guide to special operations do what the guide says. */
@Timeout(1_800)
class SpecialOperationsGuideTest {

    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4 };

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockOfJavaStandsInATest(String block) throws IOException {
        GuideBlocks.assertStandsIn(block, SpecialOperationsGuideTest.class);
    }

    static List<String> blocks() throws IOException {
        return GuideBlocks.of("special-operations.adoc");
    }

    @Test
    void anImageOfAFolderIsUploaded() throws Exception {
        Files.createDirectories(Path.of("covers"));
        Path cover = Files.write(Path.of("covers", "e-1.png"), PNG);
        try (ScriptedServer server = new ScriptedServer().answer(201, "{\"status\":\"success\",\"data\":{\"url\":\"u\"}}");
                CalcomContext camel = new CalcomContext(server.url())) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:covers?noop=true")
                        .setHeader("CamelCalcomUuid", simple("${file:name.noext}"))
                        .to("calcom:event-cover-image/upload?apiProfile=hosted");
                }
            }).start();
            await().atMost(Duration.ofMinutes(10)).until(() -> !server.received().isEmpty());

            assertThat(server.received().get(0).uri()).isEqualTo("/v2/events/e-1/cover-image");
            assertThat(server.received().get(0).body().getBytes()).containsSequence(PNG);
        } finally {
            Files.delete(cover);
            Files.delete(Path.of("covers"));
        }
    }

    @Test
    void busyTimesOfTwoCalendarsAreRead() throws Exception {
        try (ScriptedServer server = new ScriptedServer().answer(200, "{\"status\":\"success\",\"data\":[]}");
                CalcomContext camel = new CalcomContext(server.url())) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:busy-times")
                        .setHeader("CamelCalcomCalendarsToLoad", constant(List.of(
                            Map.of("credentialId", 1, "externalId", "ada@example.com"),
                            Map.of("credentialId", 2, "externalId", "team@example.com"))))
                        .to("calcom:calendars/busy-times?dateFrom=2026-12-10&dateTo=2026-12-11&timeZone=Europe/Rome");
                }
            }).start();

            assertThat(camel.call("direct:busy-times").getException()).isNull();
            assertThat(server.received().get(0).uri()).contains("calendarsToLoad%5B1%5D%5BcredentialId%5D=2");
        }
    }

    @Test
    void aTeamIsCreatedOrUpdated() throws Exception {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); CalcomContext camel = new CalcomContext(sandbox.url())) {
            camel.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:team")
                        .setBody(constant(Map.of("name", "Support", "slug", "support", "timeZone", "Europe/Rome")))
                        .to("calcom:teams/upsert")
                        .log("${header.CamelCalcomResponseOutcome}: team ${body[id]}");
                }
            }).start();
            Exchange first = camel.call("direct:team");
            Exchange second = camel.call("direct:team");

            assertThatAnswer(first).containsEntry("slug", "support");
            assertThat(first.getMessage().getHeader(CalcomConstants.RESPONSE_OUTCOME)).isEqualTo("created");
            assertThat(second.getMessage().getHeader(CalcomConstants.RESPONSE_OUTCOME)).isEqualTo("updated");
        }
    }
}
