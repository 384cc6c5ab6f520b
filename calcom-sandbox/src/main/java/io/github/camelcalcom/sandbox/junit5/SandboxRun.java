/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.junit5;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A sandbox that runs as long as a class or test uses it. Thread safe. */
final class SandboxRun {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomSandboxExtension.class);

    private final Consumer<SandboxBuilder> settings;
    private final Consumer<CalcomSandbox> preparation;
    private final Set<String> users = new HashSet<>();
    private final Set<String> runningTests = new HashSet<>();
    private CalcomSandbox sandbox;

    /**
     * @param settings    applied to the builder of every sandbox
     * @param preparation applied to every sandbox after its start and after a reset
     */
    SandboxRun(Consumer<SandboxBuilder> settings, Consumer<CalcomSandbox> preparation) {
        this.settings = settings;
        this.preparation = preparation;
    }

    synchronized CalcomSandbox sandbox() {
        return current().orElseThrow(() -> new IllegalStateException("No sandbox is running: CalcomSandboxExtension must be registered with "
                + "@RegisterExtension or @ExtendWith, and runs one during tests and their set-up only"));
    }

    /** Returns the running sandbox, empty if there is none. */
    synchronized Optional<CalcomSandbox> current() {
        return Optional.ofNullable(sandbox);
    }

    /** Starts a sandbox, unless another user is running it. */
    synchronized void begin(String user) {
        if (sandbox == null) {
            SandboxBuilder builder = CalcomSandbox.builder();
            settings.accept(builder);
            CalcomSandbox started = builder.start();
            try {
                preparation.accept(started);
            } catch (RuntimeException | Error e) {
                started.close();
                throw e;
            }
            sandbox = started;
            LOG.info("Cal.com sandbox for {}{}{}", user, System.lineSeparator(), String.join(System.lineSeparator(), started.summary()));
        }
        users.add(user);
    }

    /** Starts a sandbox for a test. If its class has a sandbox, that one is used, and reset if requested. */
    synchronized void beginTest(String test, boolean reset) {
        boolean ofClass = sandbox != null;
        if (ofClass && reset && !runningTests.isEmpty()) {
            throw new IllegalStateException("resetBetweenTests() needs tests that run one after the other, but " + runningTests
                    + " still runs on the same sandbox. Make the extension an instance field, so that each test has a sandbox of its own, "
                    + "or annotate the class with @Execution(SAME_THREAD)");
        }
        if (ofClass && reset) {
            sandbox.reset();
            preparation.accept(sandbox);
        }
        begin(test);
        runningTests.add(test);
    }

    synchronized void endTest(String test) {
        runningTests.remove(test);
        end(test);
    }

    /** Stops the sandbox after its last user. Has no effect for other users. */
    synchronized void end(String user) {
        if (users.remove(user) && users.isEmpty()) {
            CalcomSandbox over = sandbox;
            sandbox = null;
            over.close();
        }
    }
}
