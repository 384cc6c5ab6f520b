/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** If an engine is required, tests that need one must not be skipped silently. */
@EnabledIfEnvironmentVariable(named = "CALCOM_DOCKER_REQUIRED", matches = "true")
class DockerEngineIT {

    @Test
    void theEngineIsUsable() {
        assertThat(DockerClientFactory.instance().isDockerAvailable()).isTrue();
    }
}
