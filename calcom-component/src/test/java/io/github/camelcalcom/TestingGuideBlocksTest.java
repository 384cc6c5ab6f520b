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

import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.junit5.CalcomSandboxExtension;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.GuideBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java of the guide "Testing your routes" stands in tests: the one that it shows, this one, or that of the container. */
@Timeout(1_800)
class TestingGuideBlocksTest {

    private static final Path CONTAINER_TEST = Path.of("..", "examples", "quickstart", "src", "test", "java", "io", "github", "camelcalcom",
            "examples", "quickstart", "SandboxContainerIT.java");

    @RegisterExtension
    final CalcomSandboxExtension calcom =
            CalcomSandboxExtension.builder()
                .settings(settings -> settings.profile(SandboxProfile.HOSTED).rateLimits(RateLimits.CALCOM)
                        .webhookTimeout(Duration.ofSeconds(1)))
                .prepare(sandbox -> sandbox.faults().random(42, 0.1, List.of(Fault.truncatedBody(), Fault.resetBeforeExecution())))
                .build();

    @Test
    void aServerThatFailsNowAndThenIsAskedAgain() throws Exception {
        try (CalcomContext camel = new CalcomContext(calcom.url()).started()) {
            camel.calcom().getConfiguration().setApiKey(calcom.apiKey());
            for (int i = 0; i < 40; i++) {
                assertThat(camel.call("calcom:me/get").getException()).isNull();
            }
        }

        List<ReceivedCall> calls = calcom.sandbox().calls("me/get");
        assertThat(calls).hasSizeGreaterThan(40).filteredOn(call -> call.fault() != null).hasSize(calls.size() - 40);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockOfJavaStandsInATest(String block) throws IOException {
        if (block.contains("new CalcomSandboxContainer(")) {
            assertThat(withoutSpace(Files.readString(CONTAINER_TEST))).contains(withoutSpace(block));
        } else if (block.contains("RateLimits.CALCOM")) {
            GuideBlocks.assertStandsIn(block, TestingGuideBlocksTest.class);
        } else {
            GuideBlocks.assertStandsIn(block, TestingGuideTest.class);
        }
    }

    static List<String> blocks() throws IOException {
        return GuideBlocks.of("testing-your-routes.adoc");
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
