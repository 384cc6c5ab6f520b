/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.catalog.generator.Examples;
import io.github.camelcalcom.catalog.generator.ReferenceGenerator;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each example of the operations runs on a sandbox, in Java and in YAML as the page shows it, and has the answer that the page shows.
 * With {@code -Dexamples.record=true}, the answers are written to the resources of the catalogue generator instead.
 */
@Timeout(1_800)
class OperationExamplesTest {

    private static final boolean RECORDS = Boolean.getBoolean("examples.record");
    private static final Path ANSWERS = Pages.ROOT.resolve("catalog-generator/src/main/resources/answers");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<String> MADE_AT_START = List.of("createdAt", "updatedAt", "createdDate", "emailVerified", "linkId", "bookingUrl",
            "CamelCalcomChangeUpdatedAt");
    private static final Map<String, ObjectNode> RECORDED = new TreeMap<>();

    @TempDir
    static Path folder;

    private static CalcomSandbox sandbox;
    private static ExampleRun java;
    private static ExampleRun yaml;

    @BeforeAll
    static void start() throws Exception {
        try (InputStream seed = Examples.seed()) {
            sandbox = CalcomSandbox.builder().console(false).seed(SandboxSeed.yaml(new String(seed.readAllBytes(), StandardCharsets.UTF_8))).start();
        }
        List<OperationExample> examples = OperationExample.all();
        Path covers = Files.createDirectory(folder.resolve("covers"));
        ImageIO.write(new BufferedImage(1200, 630, BufferedImage.TYPE_INT_RGB), "png", covers.resolve("cover.png").toFile());
        java = new ExampleRun(sandbox, examples, OperationExamplesTest::addJava, covers);
        yaml = new ExampleRun(sandbox, examples, OperationExamplesTest::addYaml, covers);
    }

    @AfterAll
    static void stop() throws IOException {
        java.close();
        yaml.close();
        sandbox.close();
        Files.createDirectories(ANSWERS);
        for (Map.Entry<String, ObjectNode> resource : RECORDED.entrySet()) {
            Files.writeString(ANSWERS.resolve(resource.getKey() + ".json"), JSON.writeValueAsString(resource.getValue()) + '\n');
        }
    }

    private static void addJava(CamelContext camel, List<OperationExample> examples) throws Exception {
        List<String> statements = new ArrayList<>();
        examples.forEach(example -> statements.add(example.java()));
        camel.addRoutes(CompiledRoutes.of(statements, Files.createTempDirectory(folder, "routes")));
    }

    private static void addYaml(CamelContext camel, List<OperationExample> examples) throws Exception {
        RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
        for (OperationExample example : examples) {
            loader.loadRoutes(ResourceHelper.fromString(example.resource() + '-' + example.name() + ".yaml", example.yaml()));
        }
    }

    static List<OperationExample> examples() throws IOException {
        return OperationExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasTheAnswerThatThePageShows(OperationExample example) throws Exception {
        JsonNode answer = java.answer(example);
        if (RECORDS) {
            RECORDED.computeIfAbsent(example.resource(), resource -> JSON.createObjectNode()).set(example.name(), answer);
            return;
        }
        JsonNode shown = example.answer() == null ? null : JSON.readTree(example.answer());
        assertThat(comparable(answer)).isEqualTo(comparable(shown));
        assertThat(comparable(yaml.answer(example))).isEqualTo(comparable(answer));
    }

    /** Returns an answer without the values that the sandbox makes anew at each start: the times of its data, and random ids. */
    private static JsonNode comparable(JsonNode answer) {
        if (answer == null) {
            return null;
        }
        JsonNode copy = answer.deepCopy();
        for (String name : MADE_AT_START) {
            for (JsonNode holder : copy.findParents(name)) {
                if (!holder.get(name).isNull()) {
                    ((ObjectNode) holder).put(name, "made at start");
                }
            }
        }
        return copy;
    }

    @Test
    void thePagesAreGenerated() throws IOException {
        if (RECORDS) {
            return;
        }
        Map<String, String> pages = ReferenceGenerator.pages();

        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(Pages.ROOT.resolve(page.getKey())).content().isEqualTo(page.getValue());
        }
        assertThat(Pages.below(Pages.DOCS.resolve("operations"), ".adoc")).hasSize(pages.size());
    }
}
