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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The files on the page for new users are those of the projects that the build compiles and tests. */
class GettingStartedTest {

    private static final String PAGE = "getting-started.adoc";
    private static final Path PROJECTS = Pages.ROOT.resolve("examples/getting-started");
    private static final Pattern FILE = Pattern.compile("(?m)^// project: (\\S+)$|^\\.([\\w/.-]+\\.\\w+)\\n\\[source,\\w+]\\n----\\n((?s:.*?))\\n----$");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    static List<Arguments> files() throws IOException {
        List<Arguments> files = new ArrayList<>();
        Matcher file = FILE.matcher(Pages.text(PAGE));
        String project = "";
        while (file.find()) {
            if (file.group(1) != null) {
                project = file.group(1);
            } else {
                files.add(arguments(project, file.group(2), file.group(3)));
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOnThePageIsThatOfTheProject(String project, String path, String text) {
        assertThat(PROJECTS.resolve(project).resolve(path)).content().isEqualTo(text + '\n');
    }

    @Test
    void thePageShowsEachFileOfEachProject() throws IOException {
        Set<String> shown = new HashSet<>();
        files().forEach(file -> shown.add(file.get()[0] + "/" + file.get()[1]));
        for (Path file : Pages.below(PROJECTS, "")) {
            String name = PROJECTS.relativize(file).toString();
            if (Files.isRegularFile(file) && !name.contains("/target/")) {
                assertThat(shown).contains(name);
            }
        }
    }

    @Test
    void theProjectsUseTheVersionsOfTheBuild() throws IOException {
        String root = Files.readString(Pages.ROOT.resolve("pom.xml"));
        String version = first(VERSION, root);
        String camel = first(Pattern.compile("<camel.version>([^<]+)<"), root);
        String boot = first(Pattern.compile("<spring-boot.version>([^<]+)<"), root);
        assertThat(first(VERSION, Files.readString(Pages.ROOT.resolve("calcom-bom/pom.xml")))).isEqualTo(version);
        assertThat(Pages.text(PAGE)).contains("calcom-sandbox-" + version + "-runnable.jar");
        for (String project : List.of("camel-main", "spring-boot", "yaml", "xml")) {
            String pom = Files.readString(PROJECTS.resolve(project).resolve("pom.xml"));
            assertThat(pom).contains("<artifactId>calcom-bom</artifactId>\n        <version>" + version + "</version>")
                    .containsPattern("<artifactId>camel-(spring-boot-)?bom</artifactId>\n        <version>" + Pattern.quote(camel) + "</version>");
            if (project.equals("spring-boot")) {
                assertThat(pom).contains("<artifactId>spring-boot-dependencies</artifactId>\n        <version>" + boot + "</version>");
            }
        }
    }

    @Test
    void theExamplesOfTheComponentsPageStandInTheProjects() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path file : Pages.below(PROJECTS, "")) {
            if (Files.isRegularFile(file) && file.toString().contains("/src/main/")) {
                sources.append(Files.readString(file));
            }
        }
        String page = Pages.text("component.adoc");
        Matcher block = Pattern.compile("(?ms)^\\[source,(?:java|yaml|xml)]\\n----\\n(.*?)\\n----$").matcher(page.substring(page.indexOf("\n== Examples\n")));
        int count = 0;
        while (block.find()) {
            count++;
            assertThat(withoutSpace(sources)).contains(withoutSpace(block.group(1)));
        }
        assertThat(count).isEqualTo(15);
    }

    private static String withoutSpace(CharSequence text) {
        return text.toString().replaceAll("\\s+", "");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
