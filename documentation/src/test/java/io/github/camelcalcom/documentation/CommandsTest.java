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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a page with a block of commands, then .ci/commands runs it, or its list names the script that does, or the reason why it is not run. */
class CommandsTest {

    private static final Path LIST = Pages.ROOT.resolve(".ci/commands.tsv");
    /** The page whose commands .ci/first-hour runs. */
    private static final Path FOLLOWED = Pages.DOCS.resolve("getting-started.adoc");
    private static final Pattern BLOCK_OF_PAGE = Pattern.compile("(?m)^(?:\\[([^\\]\\n]*)]\\n)?----\\n((?s:.*?))\\n----$");
    private static final Pattern BLOCK_OF_README = Pattern.compile("(?m)^```(\\w*)\\n((?s:.*?))\\n```$");
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^ ?\\$? ?(\\.ci/|[\\w/.-]+/build-image|(mvn|java|docker|curl|git|npm|npx|camel|jbang|kubectl|apt-get|export|cd) )");
    private static final Pattern HOW = Pattern.compile("run|until .+|elsewhere \\S+|not run: .+");

    private record Block(String page, String language, String text) {

        String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        boolean isOfCommands() {
            return language.startsWith("source,console") || page.endsWith(".md") && language.isEmpty();
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(Pages.written());
        pages.remove(FOLLOWED);
        pages.add(Pages.ROOT.resolve("README.md"));
        pages.add(Pages.ROOT.resolve("benchmarks/README.adoc"));
        pages.addAll(Pages.below(Pages.ROOT.resolve("examples"), "README.md"));
        return pages;
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            String name = Pages.ROOT.relativize(page).toString();
            Matcher block = (name.endsWith(".md") ? BLOCK_OF_README : BLOCK_OF_PAGE).matcher(Files.readString(page));
            while (block.find()) {
                blocks.add(new Block(name, block.group(1) == null ? "" : block.group(1), block.group(2)));
            }
        }
        return blocks;
    }

    /** Returns the rows of the list: page, first line of the block, and how it is tested. */
    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList();
    }

    @Test
    void eachBlockOfCommandsIsInTheListAndEachRowIsABlock() throws IOException {
        List<String> inPages = blocks().stream().filter(Block::isOfCommands).map(block -> block.page() + ": " + block.firstLine()).toList();
        List<String> inList = rows().stream().map(row -> row[0] + ": " + row[1]).toList();

        assertThat(inList).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(inPages);
    }

    @Test
    void eachRowSaysHowTheBlockIsTested() throws IOException {
        for (String[] row : rows()) {
            assertThat(row).as(String.join(" ", row)).hasSize(3);
            assertThat(row[2]).as(row[1]).matches(HOW);
            if (row[2].startsWith("elsewhere ")) {
                assertThat(Pages.ROOT.resolve(row[2].substring("elsewhere ".length()))).isExecutable();
            }
        }
        assertThat(rows().stream().filter(row -> row[2].equals("run"))).isNotEmpty();
    }

    @Test
    void blocksWithCommandsAreMarkedAsSuch() throws IOException {
        List<String> unmarked = new ArrayList<>(blocks().stream().filter(block -> !block.isOfCommands())
                .filter(block -> block.language().isEmpty() || block.language().matches("source,(shell|bash|sh|text)"))
                .filter(block -> COMMAND.matcher(block.text()).find()).map(block -> block.page() + ": " + block.firstLine()).toList());
        for (Path page : pages()) {
            Files.readString(page).lines().filter(line -> line.matches(" \\S.*") && COMMAND.matcher(line).find())
                    .forEach(line -> unmarked.add(page + ":" + line));
        }

        assertThat(unmarked).isEmpty();
    }
}
