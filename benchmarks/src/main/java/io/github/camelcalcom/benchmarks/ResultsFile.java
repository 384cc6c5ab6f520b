/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The figures of one comparison, as CSV. A row is one contender at one point of a figure. {@link ResultsPage} reads the files of all comparisons.
 */
final class ResultsFile {

    /** The system property with the folder of the files. */
    static final String FOLDER_PROPERTY = "benchmark.results";

    private static final String HEADING = "figure;unit;x;point;contender;median;smallest;largest";
    private static final String ENDING = ".csv";

    private final Path file;
    private final List<Row> rows = new ArrayList<>();

    /** @param comparison the name of the file */
    ResultsFile(String comparison) {
        this.file = folder().resolve(comparison + ENDING);
    }

    /**
     * The value of one contender at one point of a figure.
     *
     * @param figure    what is compared
     * @param unit      the unit of the value
     * @param x         what the points are, such as calls in flight
     * @param point     the point
     * @param contender who is measured
     * @param value     the values of all rounds
     */
    record Row(String figure, String unit, String x, String point, String contender, Spread value) {

        private String text() {
            return String.join(";", figure, unit, x, point, contender) + String.format(Locale.ROOT, ";%.6g;%.6g;%.6g", value.median(),
                    value.smallest(), value.largest());
        }

        private static Row of(String line) {
            String[] columns = line.split(";");
            return new Row(columns[0], columns[1], columns[2], columns[3], columns[4],
                    new Spread(Double.parseDouble(columns[5]), Double.parseDouble(columns[6]), Double.parseDouble(columns[7])));
        }
    }

    static Path folder() {
        return Path.of(System.getProperty(FOLDER_PROPERTY, "target/results"));
    }

    void add(Row row) {
        rows.add(row);
    }

    /** Writes all rows. Replaces the file of an earlier run. */
    void write() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Stream.concat(Stream.of(HEADING), rows.stream().map(Row::text)).toList());
    }

    /** Reads the rows of all files of a folder, in the order of the files' names. */
    static List<Row> readAll(Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
                Files.readAllLines(file).stream().skip(1).map(Row::of).forEach(rows::add);
            }
        }
        return rows;
    }
}
