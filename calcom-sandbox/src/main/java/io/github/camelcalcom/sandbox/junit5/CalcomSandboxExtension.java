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
 * Runs a {@link CalcomSandbox} on a free port around JUnit 5 tests and stops it whatever happens. In a static field, or by
 * {@code @ExtendWith}, there is one for the class and its nested classes; in an instance field one for each test, unless the class has the
 * lifecycle {@code PER_CLASS}. Tests and their set-up methods may have a {@link CalcomSandbox} as parameter.
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
 * After a failed test the calls that the sandbox received and the webhooks that did not arrive stand in the test's report entry and, as
 * WARN, in the log. Every sandbox has its own port, clock and data, so tests may run in parallel. Classes that run in parallel and inherit
 * one static field share one sandbox; with {@code @ExtendWith} on the class that they inherit from each has its own. Thread safe.
 */
public final class CalcomSandboxExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The key of the report entry of a failed test. */
    public static final String REPORT_KEY = "calcom-sandbox";

    private static final Logger LOG = LoggerFactory.getLogger(CalcomSandboxExtension.class);

    private final SandboxRun run;
    private final boolean resetBetweenTests;

    /** One with the settings of {@link CalcomSandbox#start()}. */
    public CalcomSandboxExtension() {
        this(builder());
    }

    private CalcomSandboxExtension(Builder builder) {
        this.run = new SandboxRun(builder.settings, builder.preparation);
        this.resetBetweenTests = builder.resetBetweenTests;
    }

    /** A builder with the settings of {@link CalcomSandbox#start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The sandbox that runs.
     *
     * @throws IllegalStateException if none does: before JUnit has called this extension and after the test or class is over
     */
    public CalcomSandbox sandbox() {
        return run.sandbox();
    }

    /** {@link CalcomSandbox#url()} of the sandbox that runs, for the option {@code apiUrl}. */
    public String url() {
        return sandbox().url();
    }

    /** {@link CalcomSandbox#apiKey()} of the sandbox that runs, for the option {@code apiKey}. */
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
         * Seed, profile, rate limits, clock and whatever else a sandbox is built with. Called for every sandbox that starts; a further call
         * of this method adds to the earlier ones.
         */
        public Builder settings(Consumer<SandboxBuilder> value) {
            this.settings = settings.andThen(Objects.requireNonNull(value, "settings"));
            return this;
        }

        /**
         * What is done with a sandbox once it has started and after every reset, such as stopping its clock or having it fail. A further
         * call of this method adds to the earlier ones.
         */
        public Builder prepare(Consumer<CalcomSandbox> value) {
            this.preparation = preparation.andThen(Objects.requireNonNull(value, "prepare"));
            return this;
        }

        /**
         * Has {@link CalcomSandbox#reset()} called before each test, ahead of its set-up methods, if the sandbox is one of several tests.
         * What {@code @BeforeAll} did to it is forgotten then: plant it with {@link #settings} or {@link #prepare}. Tests that run at the
         * same time on one sandbox fail.
         */
        public Builder resetBetweenTests() {
            this.resetBetweenTests = true;
            return this;
        }

        /** The extension. */
        public CalcomSandboxExtension build() {
            return new CalcomSandboxExtension(this);
        }
    }
}
