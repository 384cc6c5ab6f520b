/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Options of the runnable jar, from arguments and, if an argument is absent, from environment variables. Immutable. */
final class CommandLine {

    private static final int DEFAULT_PORT = 5555;
    private static final int GREATEST_PORT = 65_535;
    private static final String CALCOM_LIMITS = "calcom";
    private static final int WIDTH_OF_OPTIONS = 22;

    /** An option, the name of its value and its purpose. A flag has no value. */
    private enum Option {

        PORT("number", "port to listen on, 0 for any free one (default " + DEFAULT_PORT + ")"),
        HOST("address", "address to listen on (default 127.0.0.1; 0.0.0.0 for all interfaces)"),
        PROFILE("name", "hosted, self-hosted or both (default both)"),
        SEED("file", "seed file with the initial data, YAML or JSON (default: the user alice with two event types)"),
        RATE_LIMIT("calls", "maximum number of calls of a credential in 60 s, or 'calcom' for the limits of Cal.com (default 100000)"),
        CLOCK("instant", "time of the sandbox at start, for example 2026-12-01T09:00:00Z (default: now)"),
        API_KEY("key", "additional API key of the first user, beginning with cal_"),
        NO_CONSOLE(null, "disable the console for browsers: '/' and '/_sandbox/' answer 404"),
        PRINT_KEYS(null, "print the keys of all users, not only that of the first user"),
        HEALTH(null, "do not start a sandbox, but exit with 0 if one listens on the port of this machine, otherwise with 1"),
        VERSION(null, "print the version"),
        HELP(null, "print this text");

        private final String valueName;
        private final String purpose;

        Option(String valueName, String purpose) {
            this.valueName = valueName;
            this.purpose = purpose;
        }

        private String argument() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String variable() {
            return "CALCOM_SANDBOX_" + name();
        }

        private boolean isFlag() {
            return valueName == null;
        }
    }

    /** The value of an option and its source, for messages. */
    private record Given(String source, String value) {
    }

    private final Map<Option, Given> given;

    private CommandLine(Map<Option, Given> given) {
        this.given = given;
    }

    /**
     * Reads arguments and environment.
     *
     * @param environment returns the value of a variable, null if it is not set
     * @throws IllegalArgumentException if an argument is unknown or lacks its value; the message names it
     */
    static CommandLine of(List<String> arguments, UnaryOperator<String> environment) {
        Map<Option, Given> given = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            String value = environment.apply(option.variable());
            if (value != null && !value.isEmpty()) {
                given.put(option, new Given(option.variable(), value));
            }
        }
        for (Iterator<String> remaining = arguments.iterator(); remaining.hasNext();) {
            String argument = remaining.next();
            Option option = option(argument);
            if (option.isFlag()) {
                given.put(option, new Given(argument, "true"));
            } else if (remaining.hasNext()) {
                given.put(option, new Given(argument, remaining.next()));
            } else {
                throw new IllegalArgumentException("Option " + argument + " needs a value");
            }
        }
        return new CommandLine(given);
    }

    private static Option option(String argument) {
        List<String> valid = new ArrayList<>();
        for (Option option : Option.values()) {
            if (option.argument().equals(argument) || option == Option.HELP && argument.equals("-h")) {
                return option;
            }
            valid.add(option.argument());
        }
        throw new IllegalArgumentException("Unknown option '" + argument + "'. Valid are: " + String.join(", ", valid));
    }

    /** Returns the text that {@code --help} prints. */
    static String usage() {
        StringBuilder usage = new StringBuilder("""
                Runs a sandbox of the Cal.com API v2: a test double that keeps everything in memory and protects nothing.

                """);
        for (Option option : Option.values()) {
            String head = (option == Option.HELP ? "-h, " : "") + option.argument() + (option.isFlag() ? "" : " <" + option.valueName + '>');
            usage.append("  ").append(head).append(" ".repeat(Math.max(1, WIDTH_OF_OPTIONS - head.length()))).append(option.purpose)
                    .append(System.lineSeparator());
        }
        return usage.append(System.lineSeparator()).append("Each option can also be set in the environment, for example ")
                .append(Option.RATE_LIMIT.variable()).append(" for ").append(Option.RATE_LIMIT.argument())
                .append(" and ").append(Option.PRINT_KEYS.variable()).append("=true. Arguments take precedence.").append(System.lineSeparator()).toString();
    }

    boolean wantsHelp() {
        return flag(Option.HELP);
    }

    boolean wantsVersion() {
        return flag(Option.VERSION);
    }

    boolean wantsHealth() {
        return flag(Option.HEALTH);
    }

    /** Whether the console is served to browsers. */
    boolean hasConsole() {
        return !flag(Option.NO_CONSOLE);
    }

    boolean printsKeys() {
        return flag(Option.PRINT_KEYS);
    }

    /** The port to listen on; 0 selects a free port. */
    int port() {
        return given.containsKey(Option.PORT) ? number(Option.PORT, 0, GREATEST_PORT) : DEFAULT_PORT;
    }

    /**
     * Returns a builder with all options applied.
     *
     * @throws IllegalArgumentException if a value is invalid; the message names the option
     */
    SandboxBuilder builder() {
        SandboxBuilder builder = CalcomSandbox.builder().port(port()).console(hasConsole());
        given.forEach((option, value) -> {
            switch (option) {
                case HOST -> builder.bindAddress(value.value());
                case PROFILE -> builder.profile(named(value, SandboxProfile::of));
                case SEED -> builder.seed(SandboxSeed.file(Path.of(value.value())));
                case RATE_LIMIT -> builder.rateLimits(rateLimits(value));
                case CLOCK -> builder.clock(clock(value));
                case API_KEY -> builder.apiKey(named(value, key -> {
                    SandboxBuilder.requireApiKey(key);
                    return key;
                }));
                default -> {
                    // handled by CalcomSandboxMain
                }
            }
        });
        return builder;
    }

    private static <T> T named(Given given, Function<String, T> reader) {
        try {
            return reader.apply(given.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + given.source() + ": " + e.getMessage(), e);
        }
    }

    private RateLimits rateLimits(Given value) {
        return value.value().equals(CALCOM_LIMITS) ? RateLimits.CALCOM : RateLimits.of(new RateLimit(
                number(Option.RATE_LIMIT, 1, Integer.MAX_VALUE), RateLimit.CALCOM.window(), RateLimit.CALCOM.block()));
    }

    private static SandboxClock clock(Given given) {
        try {
            SandboxClock clock = new SandboxClock();
            clock.moveTo(Instant.parse(given.value()));
            return clock;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Option " + given.source() + " needs an instant in UTC such as 2026-12-01T09:00:00Z but got '"
                    + given.value() + "'", e);
        }
    }

    private boolean flag(Option option) {
        Given flag = given.get(option);
        if (flag == null || flag.value().equals("false")) {
            return false;
        }
        if (flag.value().equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("Option " + flag.source() + " must be true or false but is '" + flag.value() + "'");
    }

    private int number(Option option, int least, int most) {
        Given number = given.get(option);
        try {
            int value = Integer.parseInt(number.value());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option " + number.source() + " needs a whole number but got '" + number.value() + "'", e);
        }
        throw new IllegalArgumentException("Option " + number.source() + " must be between " + least + " and " + most + " but is "
                + number.value());
    }
}
