/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.startup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures how much an unused starter adds to the start of an application. Starts the same application with and without the starter, alternately,
 * each in its own JVM that cannot resolve host names. Fails if one of them logs a warning. Not a part of the tests; a profile runs it.
 */
public final class StartupComparison {

    /** The libraries of the starter in addition to those of camel-core-starter. */
    private static final Pattern OF_STARTER = Pattern.compile(
            ".*(calcom-spring-boot-starter.target.classes|calcom-component|calcom-catalog|camel-webhook|httpclient5|httpcore5|resilience4j|jackson|kotlin).*");
    /** The optional libraries of the starter, which only other starters add to an application. */
    private static final Pattern OPTIONAL = Pattern.compile(".*(spring-web-|spring-boot-actuator-|jakarta.servlet-api-|micrometer-).*");
    private static final Pattern READY = Pattern.compile("ready after (\\d+) ms, (\\d+) ms of processors, (\\d+) classes");

    private static final Pattern PROBLEM = Pattern.compile(" (WARN|ERROR) ");

    private final Path noHosts;

    private StartupComparison(Path noHosts) {
        this.noHosts = noHosts;
    }

    /** @param arguments the number of runs of each, and the class path of an application with the starter */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Expected two arguments: how many runs, and the class path with the starter");
        }
        Path noHosts = Files.createTempFile("hosts", "");
        try {
            new StartupComparison(noHosts).compare(Integer.parseInt(arguments[0]), arguments[1]);
        } finally {
            Files.delete(noHosts);
        }
    }

    private void compare(int runs, String starter) throws IOException, InterruptedException {
        String with = without(OPTIONAL, System.getProperty("java.class.path") + File.pathSeparator + starter);
        String without = without(OF_STARTER, with);
        List<long[]> withStarter = new ArrayList<>();
        List<long[]> withoutStarter = new ArrayList<>();
        for (int run = -1; run < runs; run++) {
            long[] first = start(without);
            long[] second = start(with);
            if (run >= 0) {
                // a first run fills the caches of the operating system
                withoutStarter.add(first);
                withStarter.add(second);
            }
        }
        print("without the starter", withoutStarter);
        print("with the starter", withStarter);
        System.out.printf("difference of the medians: %d ms, %d ms of processors%n", median(withStarter, 0) - median(withoutStarter, 0),
                median(withStarter, 1) - median(withoutStarter, 1));
    }

    private static String without(Pattern pattern, String classpath) {
        return Stream.of(classpath.split(Pattern.quote(File.pathSeparator))).filter(entry -> !pattern.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void print(String what, List<long[]> runs) {
        System.out.printf("%-20s median of %d runs: %d ms (%d to %d), %d ms of processors, %d classes%n", what, runs.size(), median(runs, 0),
                Collections.min(column(runs, 0)), Collections.max(column(runs, 0)), median(runs, 1), median(runs, 2));
    }

    private static long median(List<long[]> runs, int column) {
        List<Long> sorted = column(runs, column).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<Long> column(List<long[]> runs, int column) {
        return runs.stream().map(run -> run[column]).toList();
    }

    /** Milliseconds from the start of the JVM until the application was ready, milliseconds of processors and classes loaded until then. */
    private long[] start(String classpath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-Djdk.net.hosts.file=" + noHosts, "-classpath", classpath, StartupApplication.class.getName())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        Matcher ready = READY.matcher(output);
        // later output contains a warning of Camel about the short run
        boolean good = ended && process.exitValue() == 0 && ready.find() && PROBLEM.matcher(output.substring(0, ready.start())).results().count() == 0;
        if (!good) {
            throw new IllegalStateException("The application did not start as it should:\n" + output);
        }
        return new long[] { Long.parseLong(ready.group(1)), Long.parseLong(ready.group(2)), Long.parseLong(ready.group(3)) };
    }
}
