/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.quickstart;

/** Settings of CI for containers, in environment variables. */
final class DockerRequired {

    private DockerRequired() {
    }

    /** Whether a test fails if it would be skipped because an engine or an image is missing. */
    static boolean isRequired() {
        return "true".equals(System.getenv("CALCOM_DOCKER_REQUIRED"));
    }

    /** The name of the sandbox's image. */
    static String imageName() {
        String name = System.getenv("CALCOM_SANDBOX_IMAGE");
        return name == null || name.isBlank() ? "calcom-sandbox:" + System.getProperty("project.version", "latest") : name;
    }
}
