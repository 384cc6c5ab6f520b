/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests in containers are skipped without Docker; CI says with the environment variable CALCOM_DOCKER_REQUIRED that it has to be there. */
class DockerEngineIT {

    @Test
    @EnabledIfEnvironmentVariable(named = "CALCOM_DOCKER_REQUIRED", matches = "true")
    void whereItIsRequiredThereIsDocker() {
        assertThat(DockerClientFactory.instance().isDockerAvailable()).as("Docker answers").isTrue();
    }
}
