/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.RawOperation;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.suggest.CatalogSuggestionStrategy;
import org.apache.camel.tooling.model.ApiMethodModel;
import org.apache.camel.tooling.model.ApiModel;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given Camel's catalogue with this component, as editors and designers use it, then it knows every operation and its parameters. */
class CatalogMetadataTest {

    private static final Path ROOT = Path.of("..");
    /** An endpoint URI in text: the path has a slash, and the query ends with the quotation or the code. */
    private static final Pattern URI = Pattern.compile("calcom:(?:[a-z-]+)/(?:[a-z-]+)(?:\\?[^\"'`\\s<,]*)?");
    private static final String SYNTAX = "calcom:resource/operation";
    private static final int LEAST_URIS = 400;

    /** It reads the metadata once. */
    private static CamelCatalog catalog;

    @BeforeAll
    static void addComponent() {
        catalog = new DefaultCamelCatalog(true);
        catalog.addComponent("calcom", CalcomComponent.class.getName());
        catalog.setSuggestionStrategy(new CatalogSuggestionStrategy());
    }

    @ParameterizedTest
    @ValueSource(strings = { "META-INF/io/github/camelcalcom/calcom.json", "io/github/camelcalcom/calcom.json" })
    void theMetadataIsWhereCataloguesLookForIt(String place) throws IOException {
        try (InputStream stream = CalcomComponent.class.getClassLoader().getResourceAsStream(place)) {
            assertThat(stream).as(place).isNotNull();
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(catalog.componentJSonSchema("calcom"));
        }
    }

    @Test
    void everyOperationIsAMethodOfItsResource() {
        Map<String, List<String>> expected = new TreeMap<>();
        OperationCatalog operations = OperationCatalog.instance();
        operations.resources().forEach(resource -> expected.put(resource,
                operations.operations(resource).stream().map(Operation::name).toList()));
        expected.put(RawOperation.RESOURCE, RawOperation.names());

        Map<String, List<String>> methods = new TreeMap<>();
        for (ApiModel api : catalog.componentModel("calcom").getApiOptions()) {
            methods.put(api.getName(), api.getMethods().stream().map(ApiMethodModel::getName).toList());
        }

        assertThat(methods).isEqualTo(expected);
    }

    @Test
    void everyParameterIsAPropertyOfItsMethod() {
        for (ApiModel api : catalog.componentModel("calcom").getApiOptions()) {
            for (ApiMethodModel method : api.getMethods()) {
                Operation operation = OperationCatalog.instance().find(api.getName(), method.getName())
                        .or(() -> RawOperation.find(method.getName())).orElseThrow();
                assertThat(method.getDescription()).isEqualTo(operation.summary());
                assertThat(method.getOptions()).as(operation.uri()).extracting(BaseOptionModel::getName)
                        .containsExactlyElementsOf(operation.parameters().stream().map(Parameter::name).distinct().toList());
            }
        }
    }

    @Test
    void everyUriOfTheDocumentationIsValid() throws IOException {
        Map<String, String> invalid = new TreeMap<>();
        List<String> uris = documentedUris();
        for (String uri : uris) {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri);
            if (!result.isSuccess()) {
                invalid.put(uri, result.summaryErrorMessage(false));
            }
        }

        assertThat(invalid).isEmpty();
        assertThat(uris).hasSizeGreaterThan(LEAST_URIS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "calcom:bookings/list?status=upcoming&take=50",
            "calcom:bookings/changes?stateRepository=#states&eventTypeId=42",
            "calcom:bookings/get?bookingUid={{uid}}&apiKey=RAW(k+1)",
            "calcom:event-types/list?output=json",
            "calcom:raw/get?path=RAW(/v2/me)" })
    void aUriWithParametersOfItsOperationIsValid(String uri) {
        assertThat(catalog.validateEndpointProperties(uri)).matches(EndpointValidationResult::isSuccess, "valid");
    }

    @Test
    void aParameterOfAnotherOperationIsUnknown() {
        EndpointValidationResult result = catalog.validateEndpointProperties("calcom:bookings/get?bookingUid=x&take=50");

        assertThat(result.getUnknown()).containsExactly("take");
    }

    @Test
    void aMistypedOptionIsUnknownAndTheNearestIsSuggested() {
        EndpointValidationResult result = catalog.validateEndpointProperties("calcom:bookings/list?apiKye=x&statsu=past");

        assertThat(result.getUnknown()).containsExactlyInAnyOrder("apiKye", "statsu");
        assertThat(result.getUnknownSuggestions().get("apiKye")).contains("apiKey");
        assertThat(result.getUnknownSuggestions().get("statsu")).contains("status");
    }

    @Test
    void aMistypedOperationIsInvalidAndTheNearestIsSuggested() {
        EndpointValidationResult result = catalog.validateEndpointProperties("calcom:bookings/lst");

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getInvalidEnum()).containsEntry("operation", "lst");
        assertThat(result.summaryErrorMessage(false)).containsPattern("Did you mean: \\[.*\\blist\\b");
        assertThat(result.getInvalidEnumChoices().get("operation")).contains("list", "create").doesNotContain("booked-slots");
    }

    @Test
    void anOperationOfAnotherResourceIsInvalid() {
        EndpointValidationResult result = catalog.validateEndpointProperties("calcom:me/cancel");

        assertThat(result.getInvalidEnum()).containsEntry("operation", "cancel");
        assertThat(result.getInvalidEnumChoices().get("operation")).containsExactlyInAnyOrderElementsOf(
                OperationCatalog.instance().operations("me").stream().map(Operation::name).toList());
    }

    @Test
    void aMistypedResourceIsInvalidAndTheNearestIsSuggested() {
        EndpointValidationResult result = catalog.validateEndpointProperties("calcom:schedulse/list");

        assertThat(result.getInvalidEnum()).containsEntry("resource", "schedulse");
        assertThat(result.summaryErrorMessage(false)).containsPattern("Did you mean: \\[.*\\bschedules\\b");
    }

    @Test
    void aMistypedValueIsInvalidAndTheNearestIsSuggested() {
        EndpointValidationResult ofOption = catalog.validateEndpointProperties("calcom:bookings/list?output=jsn");
        EndpointValidationResult ofParameter = catalog.validateEndpointProperties("calcom:bookings/list?sortStart=dsc");

        assertThat(ofOption.getInvalidEnum()).containsEntry("output", "jsn");
        assertThat(ofOption.summaryErrorMessage(false)).containsPattern("Did you mean: \\[.*\\bjson\\b");
        assertThat(ofParameter.getInvalidEnum()).containsEntry("sortStart", "dsc");
        assertThat(ofParameter.summaryErrorMessage(false)).containsPattern("Did you mean: \\[.*\\bdesc\\b");
        assertThat(catalog.validateEndpointProperties("calcom:bookings/list?take=many").getInvalidInteger()).containsEntry("take", "many");
    }

    /** Camel's catalogue compares a whole value with the fixed values, and so would refuse a list of them. */
    @Test
    void theDescriptionOfAParameterWithSeveralFixedValuesNamesThem() {
        assertThat(catalog.validateEndpointProperties("calcom:bookings/list?status=upcoming,past")).matches(EndpointValidationResult::isSuccess, "valid");
        int lists = 0;
        for (ApiModel api : catalog.componentModel("calcom").getApiOptions()) {
            for (ApiMethodModel method : api.getMethods()) {
                for (Parameter parameter : OperationCatalog.instance().find(api.getName(), method.getName()).map(Operation::parameters).orElse(List.of())) {
                    if (!parameter.values().isEmpty() && parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
                        assertThat(method.getOptions()).filteredOn(option -> option.getName().equals(parameter.name())).singleElement()
                                .satisfies(option -> assertThat(option.getEnums()).isNull())
                                .satisfies(option -> assertThat(option.getDescription())
                                        .contains("Values, separated by commas: " + String.join(", ", parameter.values())));
                        lists++;
                    }
                }
            }
        }
        assertThat(lists).isPositive();
    }

    /** Returns the URIs of the guides, the reference of operations and the README. Left out are options of the webhook
     * component, which receives the deliveries, and what a message completes. */
    private static List<String> documentedUris() throws IOException {
        List<String> uris = new ArrayList<>();
        try (Stream<Path> guides = Files.walk(ROOT.resolve("docs"))) {
            List<Path> files = new ArrayList<>(guides.filter(file -> file.toString().endsWith(".adoc")).toList());
            files.add(ROOT.resolve("README.md"));
            for (Path file : files) {
                Matcher matcher = URI.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (matcher.find()) {
                    if (!matcher.group().equals(SYNTAX)) {
                        uris.add(withoutWebhookOptions(matcher.group().replace("&amp;", "&")));
                    }
                }
            }
        }
        return new ArrayList<>(new TreeSet<>(uris));
    }

    private static String withoutWebhookOptions(String documented) {
        return documented.replaceAll("[?&]\\.\\.\\.$", "").replaceAll("[.):;]+$", "").replaceAll("\\?\\$\\{body}$", "")
                .replaceAll("[?&]webhook\\w+=[^&]*", "").replaceFirst("^([^?&]*)&", "$1?");
    }
}
