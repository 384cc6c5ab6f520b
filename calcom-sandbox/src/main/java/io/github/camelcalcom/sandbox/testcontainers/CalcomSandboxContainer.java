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
 * A sandbox in a container, for tests of a whole deployment; within one process {@code CalcomSandbox} and its JUnit extension are faster and
 * can do more. The image is the one that {@code calcom-sandbox/src/main/container/build-image} makes on this machine: it is in no registry, so it is
 * not pulled unless {@link #withImagePullPolicy} says otherwise.
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

    /** A container of an image of that name. */
    public CalcomSandboxContainer(String image) {
        this(DockerImageName.parse(image));
    }

    /** A container of an image. */
    public CalcomSandboxContainer(DockerImageName image) {
        super(image);
        withImagePullPolicy(name -> false);
        withExposedPorts(PORT);
        waitingFor(Wait.forHttp("/health").forPort(PORT));
    }

    /** What it knows at start, a file in YAML or JSON of this machine. */
    public CalcomSandboxContainer withSeedFile(Path file) {
        String inside = "/seed/" + file.getFileName();
        return withCopyFileToContainer(MountableFile.forHostPath(file), inside).withEnv("CALCOM_SANDBOX_SEED", inside);
    }

    /** Which server it is, by default both kinds at once. */
    public CalcomSandboxContainer withProfile(SandboxProfile profile) {
        return withEnv("CALCOM_SANDBOX_PROFILE", profile.label());
    }

    /** How many calls a credential may make in 60 s, by default 100,000. */
    public CalcomSandboxContainer withRateLimit(int calls) {
        return withEnv("CALCOM_SANDBOX_RATE_LIMIT", Integer.toString(calls));
    }

    /** The limits of Cal.com for every kind of caller. */
    public CalcomSandboxContainer withCalcomRateLimits() {
        return withEnv("CALCOM_SANDBOX_RATE_LIMIT", "calcom");
    }

    /** Its time at start, from which it goes on. By default the time of the machine. */
    public CalcomSandboxContainer withClock(Instant start) {
        return withEnv("CALCOM_SANDBOX_CLOCK", start.toString());
    }

    /** Shows nothing to a browser, whoever can reach the port that the engine publishes. */
    public CalcomSandboxContainer withoutConsole() {
        return withEnv("CALCOM_SANDBOX_NO_CONSOLE", "true");
    }

    /**
     * The key of the first user that {@link #getApiKey()} gives, by default one made up here. The user's key of the seed file is good too.
     *
     * @param key beginning with {@code cal_}
     */
    public CalcomSandboxContainer withApiKey(String key) {
        this.apiKey = key;
        return this;
    }

    /**
     * Uses the network of the machine that the engine runs on instead of one of its own: on Linux, with an engine on this machine, webhooks
     * reach a server on {@code 127.0.0.1} then, whatever the firewall says. The sandbox listens on a free port of {@code 127.0.0.1}.
     */
    public CalcomSandboxContainer withHostNetwork() {
        this.hostNetwork = true;
        setExposedPorts(List.of());
        waitingFor(Wait.forLogMessage(".*calcom\\.apiKey = .*", 1));
        // the port that the image's check would ask is another one
        withCreateContainerCmdModifier(command -> command.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))));
        return withNetworkMode("host").withEnv("CALCOM_SANDBOX_HOST", "127.0.0.1").withEnv("CALCOM_SANDBOX_PORT", "0");
    }

    @Override
    protected void configure() {
        withEnv("CALCOM_SANDBOX_API_KEY", apiKey);
    }

    /**
     * The root of the API without a slash at the end, for the option {@code apiUrl}.
     *
     * @throws IllegalStateException if the container does not run
     */
    public String getApiUrl() {
        if (!hostNetwork) {
            return "http://" + getHost() + ':' + getMappedPort(PORT);
        }
        if (!isRunning()) {
            throw new IllegalStateException("The container of the sandbox does not run: call start() first");
        }
        Matcher url = URL.matcher(getLogs());
        if (!url.find()) {
            throw new IllegalStateException("The sandbox has not said where it listens. Its log:\n" + getLogs());
        }
        return url.group(1);
    }

    /** An API key of the first user, for the option {@code apiKey}. */
    public String getApiKey() {
        return apiKey;
    }
}
