/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs a sandbox from the command line until the process ends. */
public final class CalcomSandboxMain {

    private static final int FAILURE = 1;
    private static final int USAGE_ERROR = 2;
    private static final int HEALTH_TIMEOUT_MILLIS = 2_000;

    private CalcomSandboxMain() {
    }

    /**
     * Starts the sandbox that the arguments and the environment describe. Exits with code 2 if they are invalid and with code 1 if the
     * sandbox cannot listen.
     */
    public static void main(String... arguments) {
        try {
            CommandLine line = CommandLine.of(List.of(arguments), System::getenv);
            if (line.wantsHelp()) {
                System.out.print(CommandLine.usage());
            } else if (line.wantsVersion()) {
                System.out.println("calcom-sandbox " + version());
            } else if (line.wantsHealth()) {
                System.exit(isHealthy(line.port()) ? 0 : FAILURE);
            } else {
                CalcomSandbox sandbox = start(line, System.out);
                Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "calcom-sandbox-stop"));
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Use --help to list the options");
            System.exit(USAGE_ERROR);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            if (isPortTaken(e)) {
                System.err.println("Use --port 0 for any free port, or --port with another one");
            }
            System.exit(FAILURE);
        }
    }

    /**
     * Starts the sandbox that the arguments describe and prints how to reach it.
     *
     * @param environment returns the value of a variable, null if it is not set
     * @throws IllegalArgumentException if an argument or the seed file is invalid; the message names the argument or the place in the file
     */
    static CalcomSandbox start(List<String> arguments, UnaryOperator<String> environment, PrintStream output) {
        return start(CommandLine.of(arguments, environment), output);
    }

    private static CalcomSandbox start(CommandLine line, PrintStream output) {
        boolean printsKeys = line.printsKeys();
        CalcomSandbox sandbox = line.builder().start();
        output.println("Cal.com sandbox: a test double, not Cal.com. It keeps everything in memory and protects nothing.");
        sandbox.summary().forEach(output::println);
        if (printsKeys) {
            new PrintedKeys(sandbox).lines().forEach(output::println);
        }
        return sandbox;
    }

    private static boolean isPortTaken(Throwable failure) {
        return failure instanceof BindException || failure.getCause() != null && isPortTaken(failure.getCause());
    }

    /** Returns the version in the manifest of the jar. */
    private static String version() {
        String version = CalcomSandboxMain.class.getPackage().getImplementationVersion();
        return version == null ? "without a version, because it does not run from a jar" : version;
    }

    private static boolean isHealthy(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ':'
                    + port + "/health").toURL().openConnection();
            connection.setConnectTimeout(HEALTH_TIMEOUT_MILLIS);
            connection.setReadTimeout(HEALTH_TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            System.err.println("No sandbox answers on port " + port + ": " + e.getMessage());
            return false;
        }
    }
}
