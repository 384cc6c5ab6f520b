/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The blocks of Java of the guides, which have to stand in tests. */
public final class GuideBlocks {

    private static final Path GUIDES = Path.of("..", "docs");
    private static final Pattern JAVA = Pattern.compile("\\[source,java]\\R----\\R(.*?)\\R----\\R", Pattern.DOTALL);

    private GuideBlocks() {
    }

    /** Those of a guide. */
    public static List<String> of(String guide) throws IOException {
        return in(Files.readString(GUIDES.resolve(guide)));
    }

    /** Those of a section of a guide; fails if the guide has no such section. */
    public static List<String> of(String guide, String section) throws IOException {
        String text = Files.readString(GUIDES.resolve(guide));
        int start = text.indexOf("\n== " + section + "\n");
        assertThat(start).as("section " + section + " of " + guide).isNotNegative();
        int end = text.indexOf("\n== ", start + 1);
        return in(text.substring(start, end < 0 ? text.length() : end));
    }

    private static List<String> in(String text) {
        List<String> blocks = new ArrayList<>();
        Matcher java = JAVA.matcher(text);
        while (java.find()) {
            blocks.add(java.group(1));
        }
        return blocks;
    }

    /** Checks that a block stands in the source of one of some tests, whatever the white space. */
    public static void assertStandsIn(String block, Class<?>... tests) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Class<?> test : tests) {
            sources.append(Files.readString(Path.of("src", "test", "java").resolve(test.getName().replace('.', '/') + ".java")));
        }
        assertThat(withoutSpace(sources.toString())).contains(withoutSpace(block));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
