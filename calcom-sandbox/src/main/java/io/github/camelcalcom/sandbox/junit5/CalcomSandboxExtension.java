/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.junit5;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs a {@link CalcomSandbox} on a free port during JUnit 5 tests and stops it afterwards in every case. As a static field, or with
 * {@code @ExtendWith}, there is one sandbox for the class and its nested classes. As an instance field there is one for each test, unless
 * the class has the lifecycle {@code PER_CLASS}. Tests and their set-up methods can declare a {@link CalcomSandbox} parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CalcomSandboxExtension CALCOM = CalcomSandboxExtension.builder()
 *         .settings(settings -> settings.profile(SandboxProfile.HOSTED).rateLimits(RateLimits.CALCOM))
 *         .prepare(sandbox -> sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution()))
 *         .resetBetweenTests()
 *         .build();
 * }</pre>
 *
 * After a failed test, the calls that the sandbox received and the webhooks that were not delivered are published as report entry of the
 * test and logged as WARN. Every sandbox has its own port, clock and data, so tests can run in parallel. Parallel classes that inherit one
 * static field share one sandbox. With {@code @ExtendWith} on a common superclass, each class has its own. Thread safe.
 */
public final class CalcomSandboxExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The key of the report entry of a failed test. */
    public static final String REPORT_KEY = "calcom-sandbox";

    private static final Logger LOG = LoggerFactory.getLogger(CalcomSandboxExtension.class);

    private final SandboxRun run;
    private final boolean resetBetweenTests;

    /** Creates an extension with the settings of {@link CalcomSandbox#start()}. */
    public CalcomSandboxExtension() {
        this(builder());
    }

    private CalcomSandboxExtension(Builder builder) {
        this.run = new SandboxRun(builder.settings, builder.preparation);
        this.resetBetweenTests = builder.resetBetweenTests;
    }

    /** Returns a builder with the settings of {@link CalcomSandbox#start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the running sandbox.
     *
     * @throws IllegalStateException if none is running: before JUnit has called this extension and after the end of the test or class
     */
    public CalcomSandbox sandbox() {
        return run.sandbox();
    }

    /** Returns {@link CalcomSandbox#url()} of the running sandbox, for the option {@code apiUrl}. */
    public String url() {
        return sandbox().url();
    }

    /** Returns {@link CalcomSandbox#apiKey()} of the running sandbox, for the option {@code apiKey}. */
    public String apiKey() {
        return sandbox().apiKey();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        run.begin(context.getUniqueId());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        run.beginTest(context.getUniqueId(), resetBetweenTests);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isPresent()) {
                report(context);
            }
        } finally {
            run.endTest(context.getUniqueId());
        }
    }

    private void report(ExtensionContext context) {
        run.current().ifPresent(sandbox -> {
            String report = new FailureReport(sandbox).text();
            context.publishReportEntry(REPORT_KEY, report);
            LOG.warn("{} failed. {}", context.getDisplayName(), report);
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        run.end(context.getUniqueId());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CalcomSandbox.class;
    }

    @Override
    public CalcomSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** Settings of a {@link CalcomSandboxExtension}. Not thread safe. */
    public static final class Builder {

        private Consumer<SandboxBuilder> settings = sandbox -> { };
        private Consumer<CalcomSandbox> preparation = sandbox -> { };
        private boolean resetBetweenTests;

        private Builder() {
        }

        /**
         * Configures seed, profile, rate limits, clock and other settings. Called for every sandbox before it starts. Several calls of this
         * method are combined.
         */
        public Builder settings(Consumer<SandboxBuilder> value) {
            this.settings = settings.andThen(Objects.requireNonNull(value, "settings"));
            return this;
        }

        /**
         * Prepares a sandbox after its start and after every reset, for example by stopping its clock or injecting faults. Several calls of
         * this method are combined.
         */
        public Builder prepare(Consumer<CalcomSandbox> value) {
            this.preparation = preparation.andThen(Objects.requireNonNull(value, "prepare"));
            return this;
        }

        /**
         * Calls {@link CalcomSandbox#reset()} before each test and its set-up methods, if several tests share the sandbox. The reset
         * discards changes of {@code @BeforeAll} methods: use {@link #settings} or {@link #prepare} instead. Tests that run at the same
         * time on one sandbox fail.
         */
        public Builder resetBetweenTests() {
            this.resetBetweenTests = true;
            return this;
        }

        /** Creates the extension. */
        public CalcomSandboxExtension build() {
            return new CalcomSandboxExtension(this);
        }
    }
}
