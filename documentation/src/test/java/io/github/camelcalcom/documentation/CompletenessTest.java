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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.generator.Examples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that the code has is in the documentation: options, headers, operations, exceptions and metrics. */
class CompletenessTest {

    private static final Path COMPONENT = Pages.ROOT.resolve("calcom-component/src");
    private static final Pattern METER = Pattern.compile("\"(calcom\\.[a-z.]+[a-z])\"");

    private static Set<String> names(String part) throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(
                COMPONENT.resolve("generated/resources/META-INF/io/github/camelcalcom/calcom.json").toFile());
        Set<String> names = new TreeSet<>();
        metadata.path(part).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Exceptions that do not leave the component. */
    private static final Set<String> INTERNAL = Set.of("RefusedDeliveryException", "TransportException");

    @Test
    void everyOptionAndHeaderIsInTheTablesOfTheComponentsPage() throws IOException {
        String page = Pages.text("component.adoc");
        for (String part : List.of("componentProperties", "properties", "headers")) {
            assertThat(names(part)).isNotEmpty().allSatisfy(name -> assertThat(page).contains("\n| `" + name + '`'));
        }
    }

    @Test
    void everyOperationHasASectionAndAnEntryInTheIndex() throws IOException {
        String index = Pages.text("operations/index.adoc");
        for (String resource : OperationCatalog.instance().resources()) {
            String page = Pages.text("operations/" + resource + ".adoc");
            for (Operation operation : OperationCatalog.instance().operations(resource)) {
                assertThat(page).contains("[[" + operation.name() + "]]\n== " + operation.uri() + '\n');
                assertThat(index).contains("xref:" + resource + ".adoc#" + operation.name() + '[' + operation.uri() + ']');
            }
        }
    }

    @Test
    void everyOperationHasAnExampleThatATestRunsOrSaysWhyItHasNone() throws IOException {
        Examples examples = new Examples();
        Set<String> without = new TreeSet<>();
        OperationCatalog.instance().resources().forEach(resource -> OperationCatalog.instance().operations(resource)
                .forEach(operation -> without.add(operation.uri())));
        OperationExample.all().forEach(example -> without.remove(example.uri()));

        assertThat(without).isEqualTo(examples.withoutExample());
        for (String uri : without) {
            String page = Pages.text("operations/" + uri.substring(0, uri.indexOf('/')) + ".adoc");
            assertThat(page).contains("No example: " + examples.reasonForNone(uri) + ".\n");
        }
    }

    @Test
    void everyExceptionHasACauseAndARemedy() throws IOException {
        List<String> exceptions = new ArrayList<>();
        for (Path source : Pages.below(COMPONENT.resolve("main/java"), "Exception.java")) {
            if (Files.readString(source).contains("public class ") || Files.readString(source).contains("public final class ")) {
                exceptions.add(source.getFileName().toString().replace(".java", ""));
            }
        }
        exceptions.removeAll(INTERNAL);
        String page = Pages.text("troubleshooting.adoc");
        assertThat(exceptions).contains("CalcomServerException", "IdentityLostException")
                .allSatisfy(exception -> assertThat(page).contains('`' + exception + '`'));
    }

    @Test
    void everyMetricIsOnThePageOnObservability() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (Path source : Pages.below(COMPONENT.resolve("main/java/io/github/camelcalcom/telemetry"), ".java")) {
            Matcher meter = METER.matcher(Files.readString(source));
            while (meter.find()) {
                metrics.add(meter.group(1));
            }
        }
        String page = Pages.text("observability.adoc");
        assertThat(metrics).contains("calcom.calls").allSatisfy(metric -> assertThat(page).contains('`' + metric + '`'));
    }

    @Test
    void everyPageIsInTheNavigation() throws IOException {
        String index = Pages.text("index.adoc");
        for (Path page : Pages.written()) {
            String name = Pages.DOCS.relativize(page).toString();
            if (!name.equals("index.adoc")) {
                assertThat(index).contains("xref:" + name + '[');
            }
        }
    }
}
