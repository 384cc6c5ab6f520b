/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The example of an operation as its page shows it.
 *
 * @param java   the route in Java
 * @param yaml   the route in YAML
 * @param answer the answer in JSON; null if the page shows none
 */
record OperationExample(String resource, String name, String java, String yaml, String answer) {

    private static final Pattern SECTION = Pattern.compile("(?m)^\\[\\[([\\w-]+)]]\\n== ");
    private static final Pattern BLOCK = Pattern.compile("\\[source,(java|yaml|json)]\\n----\\n(.*?)\\n----\\n", Pattern.DOTALL);

    /** Returns the examples of all pages of operations. */
    static List<OperationExample> all() throws IOException {
        List<OperationExample> examples = new ArrayList<>();
        for (Path page : Pages.below(Pages.DOCS.resolve("operations"), ".adoc")) {
            String resource = page.getFileName().toString().replace(".adoc", "");
            String text = Files.readString(page);
            Matcher section = SECTION.matcher(text);
            int from = section.find() ? section.start() : text.length();
            while (from < text.length()) {
                String name = section.group(1);
                int to = section.find() ? section.start() : text.length();
                add(examples, resource, name, text.substring(from, to));
                from = to;
            }
        }
        return examples;
    }

    private static void add(List<OperationExample> examples, String resource, String name, String section) {
        String java = null;
        String yaml = null;
        String answer = null;
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            switch (block.group(1)) {
                case "java" -> java = block.group(2);
                case "yaml" -> yaml = block.group(2);
                default -> answer = block.group(2);
            }
        }
        if (java != null) {
            examples.add(new OperationExample(resource, name, java, yaml, answer));
        }
    }

    String uri() {
        return resource + '/' + name;
    }

    /** Whether the route consumes from Cal.com or a folder, so that it starts exchanges by itself. */
    boolean startsExchanges() {
        return !java.contains("from(\"direct:");
    }

    /** Returns the endpoint with which the route begins. */
    String begin() {
        return "direct:" + resource + '-' + name;
    }
}
