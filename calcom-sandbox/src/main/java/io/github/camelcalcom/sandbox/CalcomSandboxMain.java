package io.github.camelcalcom.sandbox;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;

/** Runs a sandbox from the command line until the process is stopped. */
public final class CalcomSandboxMain {

    private static final int DEFAULT_PORT = 5555;
    private static final int USAGE_ERROR = 2;

    private static final String USAGE = """
            Runs a sandbox of the Cal.com API v2: a test double that keeps everything in memory and protects nothing.

              --port <number>      port to listen on, 0 for a free one (default 5555)
              --bind <address>     address to listen on (default 127.0.0.1)
              --profile <name>     hosted, self-hosted or both (default both)
              --rate-limit <calls> calls that a credential may make in 60 s (default 100000; Cal.com allows 120)
              --help               this text
            """;

    private CalcomSandboxMain() {
    }

    /** Starts the sandbox that the arguments describe; wrong arguments end the process with exit code 2. */
    public static void main(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            CalcomSandbox sandbox = start(List.of(arguments), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "calcom-sandbox-stop"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(USAGE_ERROR);
        }
    }

    /**
     * Starts the sandbox that the arguments describe and says how to reach it.
     *
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    static CalcomSandbox start(List<String> arguments, PrintStream output) {
        SandboxBuilder builder = CalcomSandbox.builder().port(DEFAULT_PORT);
        for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext();) {
            String option = remaining.next();
            apply(builder, option, remaining);
        }
        CalcomSandbox sandbox = builder.start();
        output.println("Cal.com sandbox: a test double, not Cal.com. Nothing in it is kept or protected.");
        output.println("  calcom.apiUrl = " + sandbox.url());
        output.println("  calcom.apiKey = " + sandbox.apiKey());
        return sandbox;
    }

    private static void apply(SandboxBuilder builder, String option, Iterator<String> remaining) {
        switch (option) {
            case "--port" -> builder.port(number(option, remaining, 0, 65_535));
            case "--bind" -> builder.bindAddress(value(option, remaining));
            case "--profile" -> builder.profile(SandboxProfile.of(value(option, remaining)));
            case "--rate-limit" -> builder.rateLimit(new RateLimit(number(option, remaining, 1, Integer.MAX_VALUE),
                    RateLimit.CALCOM.window(), RateLimit.CALCOM.block()));
            default -> throw new IllegalArgumentException("Unknown option '" + option
                    + "'. Valid are: --port, --bind, --profile, --rate-limit, --help");
        }
    }

    private static String value(String option, Iterator<String> remaining) {
        if (!remaining.hasNext()) {
            throw new IllegalArgumentException("Option " + option + " needs a value");
        }
        return remaining.next();
    }

    private static int number(String option, Iterator<String> remaining, int least, int most) {
        String value = value(option, remaining);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option " + option + " needs a whole number but got '" + value + "'", e);
        }
        throw new IllegalArgumentException("Option " + option + " must be between " + least + " and " + most + " but is " + value);
    }
}
