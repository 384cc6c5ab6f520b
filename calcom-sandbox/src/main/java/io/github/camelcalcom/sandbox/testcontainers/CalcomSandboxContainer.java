/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.testcontainers;

import com.github.dockerjava.api.model.HealthCheck;
import io.github.camelcalcom.sandbox.SandboxProfile;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sandbox in a container, for tests of a complete deployment. Within one process, {@code CalcomSandbox} and its JUnit extension are
 * faster and have more functions. {@code calcom-sandbox/src/main/container/build-image} builds the image locally. It is not published to a
 * registry, so it is not pulled unless {@link #withImagePullPolicy} is used.
 *
 * <pre>{@code
 * try (CalcomSandboxContainer sandbox = new CalcomSandboxContainer("calcom-sandbox:latest").withSeedFile(Path.of("seed.yaml"))) {
 *     sandbox.start();
 *     // camel.component.calcom.api-url = sandbox.getApiUrl(), camel.component.calcom.api-key = sandbox.getApiKey()
 * }
 * }</pre>
 */
public class CalcomSandboxContainer extends GenericContainer<CalcomSandboxContainer> {

    /** The port that the sandbox listens on within the container. */
    public static final int PORT = 5555;

    private static final Pattern URL = Pattern.compile("calcom\\.apiUrl = (http://\\S+)");

    private String apiKey = "cal_" + UUID.randomUUID().toString().replace("-", "");
    private boolean hostNetwork;

    /** Creates a container of the image with that name. */
    public CalcomSandboxContainer(String image) {
        this(DockerImageName.parse(image));
    }

    /** Creates a container of an image. */
    public CalcomSandboxContainer(DockerImageName image) {
        super(image);
        withImagePullPolicy(name -> false);
        withExposedPorts(PORT);
        waitingFor(Wait.forHttp("/health").forPort(PORT));
    }

    /** Sets the initial data: a local file in YAML or JSON. */
    public CalcomSandboxContainer withSeedFile(Path file) {
        String inside = "/seed/" + file.getFileName();
        return withCopyFileToContainer(MountableFile.forHostPath(file), inside).withEnv("CALCOM_SANDBOX_SEED", inside);
    }

    /** Sets the emulated server, both kinds at once by default. */
    public CalcomSandboxContainer withProfile(SandboxProfile profile) {
        return withEnv("CALCOM_SANDBOX_PROFILE", profile.label());
    }

    /** Sets the number of calls of a credential in 60 s, 100,000 by default. */
    public CalcomSandboxContainer withRateLimit(int calls) {
        return withEnv("CALCOM_SANDBOX_RATE_LIMIT", Integer.toString(calls));
    }

    /** Sets the limits of Cal.com for every kind of caller. */
    public CalcomSandboxContainer withCalcomRateLimits() {
        return withEnv("CALCOM_SANDBOX_RATE_LIMIT", "calcom");
    }

    /** Sets the time at start, from which the clock runs on. The default is the time of the machine. */
    public CalcomSandboxContainer withClock(Instant start) {
        return withEnv("CALCOM_SANDBOX_CLOCK", start.toString());
    }

    /** Disables the console, which is otherwise available to everyone who can reach the published port. */
    public CalcomSandboxContainer withoutConsole() {
        return withEnv("CALCOM_SANDBOX_NO_CONSOLE", "true");
    }

    /**
     * Sets the key that {@link #getApiKey()} returns, a generated one by default. A key of the user in the seed file is also valid.
     *
     * @param key key beginning with {@code cal_}
     */
    public CalcomSandboxContainer withApiKey(String key) {
        this.apiKey = key;
        return this;
    }

    /**
     * Uses the network of the machine that the engine runs on. On Linux with a local engine, webhooks then reach a server on {@code
     * 127.0.0.1} regardless of the firewall. The sandbox listens on a free port of {@code 127.0.0.1}.
     */
    public CalcomSandboxContainer withHostNetwork() {
        this.hostNetwork = true;
        setExposedPorts(List.of());
        waitingFor(Wait.forLogMessage(".*calcom\\.apiKey = .*", 1));
        // the health check of the image uses the default port
        withCreateContainerCmdModifier(command -> command.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))));
        return withNetworkMode("host").withEnv("CALCOM_SANDBOX_HOST", "127.0.0.1").withEnv("CALCOM_SANDBOX_PORT", "0");
    }

    @Override
    protected void configure() {
        withEnv("CALCOM_SANDBOX_API_KEY", apiKey);
    }

    /**
     * Returns the root of the API without a trailing slash, for the option {@code apiUrl}.
     *
     * @throws IllegalStateException if the container is not running
     */
    public String getApiUrl() {
        if (!hostNetwork) {
            return "http://" + getHost() + ':' + getMappedPort(PORT);
        }
        if (!isRunning()) {
            throw new IllegalStateException("The container of the sandbox is not running: call start() first");
        }
        Matcher url = URL.matcher(getLogs());
        if (!url.find()) {
            throw new IllegalStateException("The sandbox has not printed its address. Its log:\n" + getLogs());
        }
        return url.group(1);
    }

    /** Returns an API key of the first user, for the option {@code apiKey}. */
    public String getApiKey() {
        return apiKey;
    }
}
