/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.exception.NotFoundException;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.testcontainers.CalcomSandboxContainer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The quickstart's steps against the container image that {@code build-image} has built. */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(1_800)
class SandboxContainerIT {

    private static final String IMAGE = DockerRequired.imageName();

    @RegisterExtension
    final PrintedLines printed = new PrintedLines();

    @BeforeAll
    static void requireImage() {
        boolean there;
        try {
            DockerClientFactory.instance().client().inspectImageCmd(IMAGE).exec();
            there = true;
        } catch (NotFoundException e) {
            there = false;
        }
        assumeTrue(there || DockerRequired.isRequired(), "There is no image " + IMAGE + ": make it with calcom-sandbox/src/main/container/build-image");
    }

    @Test
    void aBookingIsMadeMovedAndCancelledAndSeenByTheFeedThroughAPublishedPort() throws Exception {
        try (CalcomSandboxContainer sandbox = new CalcomSandboxContainer(IMAGE)) {
            sandbox.start();

            Quickstart.run(new Server(sandbox.getApiUrl(), sandbox.getApiKey(), false, null), true);

            printed.assertThatEverythingArrived("feed");
        }
    }

    @Test
    void webhooksReachThisMachineThroughItsOwnNetwork() throws Exception {
        try (CalcomSandboxContainer sandbox = new CalcomSandboxContainer(IMAGE).withHostNetwork()) {
            sandbox.start();
            assertThat(sandbox.getApiUrl()).startsWith("http://127.0.0.1:");

            Quickstart.run(new Server(sandbox.getApiUrl(), sandbox.getApiKey(), true, null), true);

            printed.assertThatEverythingArrived("feed", "webhook");
        }
    }

    @Test
    void aSeedFileAndTheOtherSettingsArriveInTheContainer(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), """
                users:
                  - username: grace
                    email: grace@example.com
                    eventTypes:
                      - {title: Compilers, slug: compilers, lengthInMinutes: 45}
                """);
        try (CalcomSandboxContainer sandbox = new CalcomSandboxContainer(IMAGE).withSeedFile(seed).withProfile(SandboxProfile.SELF_HOSTED)
                .withRateLimit(120).withApiKey("cal_of_grace")) {
            sandbox.start();

            assertThat(eventTypes(sandbox)).extracting(eventType -> eventType.get("slug")).containsExactly("compilers");
            assertThat(sandbox.getContainerInfo().getConfig().getUser()).as("user of the process").isEqualTo("10001:10001");
        }
    }

    private static List<Map<String, Object>> eventTypes(CalcomSandboxContainer sandbox) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.calcom.apiUrl", sandbox.getApiUrl());
        main.addInitialProperty("camel.component.calcom.apiKey", sandbox.getApiKey());
        main.start();
        try {
            @SuppressWarnings("unchecked")
            List<Map<String, Object>> eventTypes = main.getCamelTemplate().requestBody("calcom:event-types/list", null, List.class);
            return eventTypes;
        } finally {
            main.stop();
        }
    }
}
