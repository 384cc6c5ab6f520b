package io.github.camelcalcom.examples.quickstart;

/** What CI says about containers, by environment variables. */
final class DockerRequired {

    private DockerRequired() {
    }

    /** Whether a test that is skipped for want of an engine or an image has to fail. */
    static boolean isRequired() {
        return "true".equals(System.getenv("CALCOM_DOCKER_REQUIRED"));
    }

    /** The name of the sandbox's image. */
    static String imageName() {
        String name = System.getenv("CALCOM_SANDBOX_IMAGE");
        return name == null || name.isBlank() ? "calcom-sandbox:" + System.getProperty("project.version", "latest") : name;
    }
}
