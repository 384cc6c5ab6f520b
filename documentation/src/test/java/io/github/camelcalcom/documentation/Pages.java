/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Pages {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path DOCS = ROOT.resolve("docs");

    private Pages() {
    }

    /** Returns all pages in docs, those of the operations included. */
    static List<Path> all() throws IOException {
        return below(DOCS, ".adoc");
    }

    /** Returns the pages that persons write. */
    static List<Path> written() throws IOException {
        return all().stream().filter(page -> !page.startsWith(DOCS.resolve("operations"))).toList();
    }

    /** Returns the files below a folder whose name has an end, in the order of their names. */
    static List<Path> below(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end)).sorted().toList();
        }
    }

    static String text(String page) throws IOException {
        return Files.readString(DOCS.resolve(page));
    }

    /** Returns the text of all pages. */
    static String everything() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path page : all()) {
            text.append(Files.readString(page)).append('\n');
        }
        return text.toString();
    }
}
