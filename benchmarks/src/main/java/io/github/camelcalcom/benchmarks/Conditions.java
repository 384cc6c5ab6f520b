/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine and the load on which a comparison runs. */
final class Conditions {

    /** The file beside the figures. */
    static final String FILE = "conditions.txt";

    private static final double BUSY_SHARE = 0.5;

    private Conditions() {
    }

    /** Describes the machine, with a warning if it is busy. */
    static String now() {
        int processors = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        String text = String.format(Locale.ROOT, "%s on %d processors, load average before the run %.2f, Java %s%n",
                System.getProperty("os.arch"), processors, load, Runtime.version());
        return load > BUSY_SHARE * processors
                ? text + "THE MACHINE IS BUSY: processor times below depend on its other load; allocated bytes do not" + System.lineSeparator() : text;
    }

    /** Writes the description for the page of results. */
    static void write(String text) throws IOException {
        Path folder = Files.createDirectories(ResultsFile.folder());
        Files.writeString(folder.resolve(FILE), text);
    }
}
