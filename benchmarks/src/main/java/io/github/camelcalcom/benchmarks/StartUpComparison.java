/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts an application with one endpoint of the component and one with camel-http, by turns, each in a JVM of its own. Prints the time from the
 * start of the process to the first response, the number of loaded classes, and the jars that they come from.
 */
public final class StartUpComparison {

    private static final List<String> WAYS = List.of(FirstCall.THROUGH_HTTP, FirstCall.THROUGH_COMPONENT);
    private static final Pattern SOURCE = Pattern.compile("source: (?:jar:)?(file:[^!\\s]+\\.jar)");
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final double BYTES_PER_MIB = 1024.0 * 1024;

    private StartUpComparison() {
    }

    /** @param arguments {@code smoke}, {@code quick} (default) or {@code long} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Length length = Length.named(arguments.length == 0 ? "quick" : arguments[0]);
        ResultsFile results = new ResultsFile("5-start-up");
        List<Start> ofHttp = new ArrayList<>();
        List<Start> ofComponent = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(BookingServer.class)) {
            for (int round = 0; round < length.rounds() * length.forks(); round++) {
                ofHttp.add(start(FirstCall.THROUGH_HTTP, server.port(), List.of()));
                ofComponent.add(start(FirstCall.THROUGH_COMPONENT, server.port(), List.of()));
            }
            System.out.printf(Locale.ROOT, "%nSTART-UP, to the first response      ms                     classes   jars   MiB of jars%n");
            for (String way : WAYS) {
                print(results, way, way.equals(FirstCall.THROUGH_HTTP) ? ofHttp : ofComponent, jars(way, server.port()));
            }
        }
        results.write();
        double[] ratios = new double[ofHttp.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ofComponent.get(round).milliseconds() / ofHttp.get(round).milliseconds();
        }
        Spread ratio = Spread.of(ratios);
        System.out.printf(Locale.ROOT, "  x %-32s%.2f [%.2f-%.2f]: at most 1.0 x %s%n", FirstCall.THROUGH_HTTP, ratio.median(), ratio.smallest(),
                ratio.largest(), ratio.median() <= 1 ? "met" : "MISSED");
    }

    private record Start(double milliseconds, int classes) {
    }

    private static Start start(String way, int port, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCall.class.getName(), way, String.valueOf(port)));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(FirstCall.ANSWERED)) {
                    return new Start((System.nanoTime() - begin) / NANOS_PER_MILLISECOND,
                            Integer.parseInt(line.substring(FirstCall.ANSWERED.length())));
                }
            }
            throw new IllegalStateException("The application with " + way + " ended without a response");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** The jars that classes of an application were loaded from. */
    private static Set<Path> jars(String way, int port) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            start(way, port, List.of("-Xlog:class+load=info:file=" + log));
            Set<Path> jars = new TreeSet<>();
            Matcher source = SOURCE.matcher(Files.readString(log));
            while (source.find()) {
                jars.add(Path.of(URI.create(source.group(1))));
            }
            return jars;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static void print(ResultsFile results, String way, List<Start> starts, Set<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        Spread time = Spread.of(starts.stream().mapToDouble(Start::milliseconds).toArray());
        Spread classes = Spread.of(starts.stream().mapToDouble(Start::classes).toArray());
        System.out.printf(Locale.ROOT, "  %-34s%.0f [%.0f-%.0f]%14.0f%8d%8.1f%n", way, time.median(), time.smallest(), time.largest(), classes.median(),
                jars.size(), bytes / BYTES_PER_MIB);
        results.add(new ResultsFile.Row("Start-up: time to the first response", "ms", "application", "one endpoint", way, time));
        results.add(new ResultsFile.Row("Start-up: loaded classes", "classes", "application", "one endpoint", way, classes));
        results.add(new ResultsFile.Row("Start-up: jars with loaded classes", "MiB", "application", "one endpoint", way,
                Spread.of(bytes / BYTES_PER_MIB)));
    }
}
