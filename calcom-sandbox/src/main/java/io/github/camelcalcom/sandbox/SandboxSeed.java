/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.seed.SeedFile;

import java.nio.file.Path;

/** The initial data of a sandbox. */
@FunctionalInterface
public interface SandboxSeed {

    /** Creates users and related entities. Runs once, before the first call is served. */
    void plant(Seeding seeding);

    /** One user, {@code alice}, in London with an event type of 30 minutes ({@code 30min}) and one of 60 minutes ({@code 60min}). */
    static SandboxSeed standard() {
        return seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London")
                .eventType("30 minutes", "30min", 30)
                .eventType("60 minutes", "60min", 60);
    }

    /**
     * The standard user and a platform organization with its owner {@code platowner} and an OAuth client. The client has all permissions
     * and gives its managed users the default event types. {@link CalcomSandbox#platform()} returns its id and secret.
     */
    static SandboxSeed platform() {
        return seeding -> {
            standard().plant(seeding);
            seeding.platform("Platform", seeding.user("platowner", "Platowner", "platowner@example.com", "Europe/London"))
                    .oAuthClient("Platform client", "http://localhost:4321/cb");
        };
    }

    /**
     * Reads the data from a file at once. {@code docs/sandbox.adoc} describes the format.
     *
     * @param file JSON if its name ends in {@code .json}, otherwise YAML, which requires {@code jackson-dataformat-yaml} on the classpath
     * @throws io.github.camelcalcom.sandbox.seed.InvalidSeedException if the file cannot be read or parsed; {@link #plant} reports invalid
     *         data
     */
    static SandboxSeed file(Path file) {
        return SeedFile.read(file)::plant;
    }

    /**
     * Reads the data from a text in YAML or JSON.
     *
     * @throws io.github.camelcalcom.sandbox.seed.InvalidSeedException if the text is neither
     */
    static SandboxSeed yaml(String text) {
        return SeedFile.parse(text)::plant;
    }

    /** No users: every call with credentials is refused. */
    static SandboxSeed empty() {
        return seeding -> {
        };
    }
}
