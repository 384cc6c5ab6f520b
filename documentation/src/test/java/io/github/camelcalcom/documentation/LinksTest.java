/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each link within the repository leads to a file, and each anchor to a heading or an anchor of that file. */
class LinksTest {

    private static final Pattern ASCIIDOC = Pattern.compile("(?:xref|link):([^\\[\\s]+)\\[|image::?([^\\[\\s:]+)\\[|<<([^>,]+)[,>]");
    private static final Pattern MARKDOWN = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCKS = Pattern.compile("(?ms)^(----|\\.\\.\\.\\.|```)[^\\n]*\\n.*?^\\1$");

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(Pages.all());
        for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "examples/spring-boot/README.md")) {
            files.add(Pages.ROOT.resolve(name));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyLinkHasATarget(Path file) throws IOException {
        String text = BLOCKS.matcher(Files.readString(file)).replaceAll("");
        List<String> dead = new ArrayList<>();
        Matcher link = (file.toString().endsWith(".md") ? MARKDOWN : ASCIIDOC).matcher(text);
        while (link.find()) {
            String target = target(link);
            if (!target.contains("://") && !target.startsWith("mailto:") && !leadsSomewhere(file, target)) {
                dead.add(target);
            }
        }
        assertThat(dead).as("dead links of " + file).isEmpty();
    }

    private static String target(Matcher link) {
        for (int group = 1; group <= link.groupCount(); group++) {
            if (link.group(group) != null) {
                return group == link.groupCount() && group > 1 ? '#' + link.group(group) : link.group(group);
            }
        }
        return "";
    }

    private static boolean leadsSomewhere(Path file, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path found = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        return Files.exists(found) && (hash < 0 || anchors(found).contains(target.substring(hash + 1)));
    }

    private static Set<String> anchors(Path file) throws IOException {
        String text = BLOCKS.matcher(Files.readString(file)).replaceAll("");
        Set<String> anchors = new HashSet<>();
        boolean markdown = file.toString().endsWith(".md");
        Matcher heading = Pattern.compile(markdown ? "(?m)^#+ (.*)$" : "(?m)^=+ (.*)$|\\[\\[([\\w-]+)(?:,[^\\]]*)?]]").matcher(text);
        while (heading.find()) {
            String title = heading.group(1);
            if (title == null) {
                anchors.add(heading.group(2));
            } else if (markdown) {
                anchors.add(github(title));
            } else {
                anchors.add(title);
                anchors.add('_' + title.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s.-]", "").replaceAll("[\\s.-]+", "_"));
                anchors.add(github(title));
            }
        }
        return anchors;
    }

    /** Returns the anchor that GitHub gives to a heading; links from Markdown to pages in AsciiDoc use it, too. */
    private static String github(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "").replace(' ', '-');
    }
}
