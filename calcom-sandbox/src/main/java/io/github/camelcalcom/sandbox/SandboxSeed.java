package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.seed.SeedFile;

import java.nio.file.Path;

/** What a sandbox knows when it starts. */
@FunctionalInterface
public interface SandboxSeed {

    /** Plants users and what belongs to them. Runs once, before the first call is served. */
    void plant(Seeding seeding);

    /** One user, {@code alice}, in London with an event type of 30 minutes ({@code 30min}) and one of 60 ({@code 60min}). */
    static SandboxSeed standard() {
        return seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London")
                .eventType("30 minutes", "30min", 30)
                .eventType("60 minutes", "60min", 60);
    }

    /**
     * The standard user and a platform organization: its owner {@code platowner} and an OAuth client that may do everything and gives its
     * managed users the default event types. {@link CalcomSandbox#platform()} knows its id and secret.
     */
    static SandboxSeed platform() {
        return seeding -> {
            standard().plant(seeding);
            seeding.platform("Platform", seeding.user("platowner", "Platowner", "platowner@example.com", "Europe/London"))
                    .oAuthClient("Platform client", "http://localhost:4321/cb");
        };
    }

    /**
     * What a file says, which is read at once; its format is that of {@code docs/sandbox.adoc}.
     *
     * @param file JSON if its name ends in {@code .json}, else YAML, for which {@code jackson-dataformat-yaml} must be on the classpath
     * @throws io.github.camelcalcom.sandbox.seed.InvalidSeedException if it cannot be read; what is wrong with its content is told by
     *                                                                 {@link #plant}
     */
    static SandboxSeed file(Path file) {
        return SeedFile.read(file)::plant;
    }

    /**
     * The same, from a text in YAML or JSON.
     *
     * @throws io.github.camelcalcom.sandbox.seed.InvalidSeedException if it is neither
     */
    static SandboxSeed yaml(String text) {
        return SeedFile.parse(text)::plant;
    }

    /** Nobody: every call with credentials is refused. */
    static SandboxSeed empty() {
        return seeding -> {
        };
    }
}
