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
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A sentence has at most 25 words, and none of the words that the documentation does not use. */
class SentencesTest {

    private static final int WORDS = 25;
    private static final Pattern BLOCKS = Pattern.compile("(?ms)^(----|\\.\\.\\.\\.)\\n.*?^\\1$");
    private static final Pattern TERMS = Pattern.compile("(?i)\\b(told|nobody|somebody|lest|what became of|who calls|that which)\\b");
    /** Lists of values and of fields, which are no sentences. */
    private static final Pattern LIST = Pattern.compile("^(One of `|`\\w+` (string|number|boolean|object|list|array|value|integer))");
    /** Options of Camel itself, whose descriptions are Camel's. */
    private static final Set<String> OPTIONS_OF_CAMEL = Set.of("bridgeErrorHandler", "lazyStartProducer", "autowiredEnabled", "pollStrategy");

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noSentenceOfAPageIsTooLong(Path page) throws IOException {
        String text = BLOCKS.matcher(withoutTablesOfOptions(Files.readString(page))).replaceAll("\n\n");

        assertThat(longSentences(text)).isEmpty();
        assertThat(TERMS.matcher(text).results().map(result -> result.group())).isEmpty();
    }

    @Test
    void noSentenceOfAnOptionIsTooLong() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(Pages.ROOT.resolve(
                "calcom-component/src/generated/resources/META-INF/io/github/camelcalcom/calcom.json").toFile());
        List<String> found = new ArrayList<>();
        for (String part : List.of("componentProperties", "properties", "headers")) {
            metadata.path(part).properties().forEach(option -> {
                if (!OPTIONS_OF_CAMEL.contains(option.getKey())) {
                    found.addAll(longSentences(option.getValue().path("description").asText()));
                }
            });
        }
        assertThat(found).isEmpty();
    }

    /** The tables are checked by their source, the metadata of the component. */
    private static String withoutTablesOfOptions(String page) {
        return page.replaceAll("(?s)// the table [^\\n]*do not edit.*?// end of the[^\\n]*", "");
    }

    private static List<String> longSentences(String text) {
        List<String> found = new ArrayList<>();
        for (String paragraph : text.split("\\n\\s*\\n|\\n(?=[*|=.\\[])|::\\s|(?<!\\\\)\\|")) {
            for (String sentence : paragraph.replaceAll("\\s+", " ").split("(?<=[.!?:;])[ )]+")) {
                // a list of values is no sentence, and neither are fields and links
                String words = sentence.replaceAll("`[^`]*`(,| or| and| \\w+,)*", "x").strip();
                if (words.split(" ").length > WORDS && !LIST.matcher(sentence).find()) {
                    found.add(words.split(" ").length + " words: " + sentence.strip());
                }
            }
        }
        return found;
    }
}
