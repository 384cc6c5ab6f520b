/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the catalogue of operations, then each of them is a tool with a schema that declares all it accepts, or is left out for a reason. */
class ToolCatalogTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static List<Operation> operations() {
        OperationCatalog catalog = OperationCatalog.instance();
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL).toList();
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void everyOperationOfTheServerIsATool(ApiProfile profile) {
        Set<String> offered = new HashSet<>();
        ToolCatalog.of(profile, ToolSelection.allTools()).tools().forEach(tool -> offered.add(tool.operation().uri()));

        assertThat(operations()).filteredOn(operation -> operation.availability().includes(profile)).allSatisfy(operation -> assertThat(
                offered.contains(operation.uri()) || ToolRules.instance().whyNotOffered(operation).isPresent()).as(operation.uri()).isTrue());
        assertThat(operations()).filteredOn(operation -> !operation.availability().includes(profile))
                .allSatisfy(operation -> assertThat(offered).doesNotContain(operation.uri()));
        assertThat(offered).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void namesAreUniqueAndShort(ApiProfile profile) {
        assertThat(ToolCatalog.of(profile, ToolSelection.allTools()).tools()).extracting(CalcomTool::name).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9_]{1,63}")).contains("get_bookings", "create_booking", "cancel_booking", "get_me");
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void everySchemaIsAValidSchema(ApiProfile profile) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var metaSchema = registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(ToolCatalog.of(profile, ToolSelection.allTools()).tools()).allSatisfy(tool -> assertThat(
                metaSchema.validate(MAPPER.writeValueAsString(tool.inputSchema()), InputFormat.JSON)).as(tool.name()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void everyChoiceCanBeMade(ApiProfile profile) {
        for (CalcomTool tool : ToolCatalog.of(profile, ToolSelection.allTools()).tools()) {
            List<JsonNode> choices = MAPPER.valueToTree(tool.inputSchema()).findParents("enum");
            assertThat(choices).as(tool.name()).filteredOn(choice -> choice.path("enum").path(0).isTextual())
                    .noneMatch(choice -> choice.path("type").asText().equals("object"));
        }
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void everyObjectWithKnownFieldsIsClosed(ApiProfile profile) {
        for (CalcomTool tool : ToolCatalog.of(profile, ToolSelection.allTools()).tools()) {
            JsonNode schema = MAPPER.valueToTree(tool.inputSchema());
            assertThat(schema.path("additionalProperties")).as(tool.name()).isEqualTo(MAPPER.getNodeFactory().booleanNode(false));
            JsonNode body = schema.path("properties").path("body");
            if (body.has("properties") || body.has("anyOf")) {
                assertThat(body.path("additionalProperties").isBoolean() || body.path("unevaluatedProperties").isBoolean()).as(tool.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ApiProfile.class)
    void noSchemaHasASecretOrAHeader(ApiProfile profile) {
        for (CalcomTool tool : ToolCatalog.of(profile, ToolSelection.allTools()).tools()) {
            JsonNode schema = MAPPER.valueToTree(tool.inputSchema());
            List<String> names = new ArrayList<>();
            schema.findParents("properties").forEach(parent -> parent.get("properties").fieldNames().forEachRemaining(names::add));
            assertThat(names).as(tool.name()).noneMatch(ToolRules.instance()::isSecret);
            List<String> headers = tool.operation().parameters(profile).stream()
                    .filter(parameter -> parameter.location() == Parameter.Location.HEADER).map(Parameter::name).toList();
            schema.path("properties").fieldNames().forEachRemaining(name -> assertThat(headers).as(tool.name()).doesNotContain(name));
        }
    }

    @Test
    void theRulesAreAboutOperationsThatExist() {
        assertThat(ToolRules.instance().patterns()).allSatisfy(patterns -> assertThat(patterns).isNotEmpty().allSatisfy(
                pattern -> assertThat(operations()).as(pattern).anyMatch(operation -> ToolRules.matches(pattern, operation))));
    }

    @Test
    void hintsFollowFromTheEffectOfTheOperation() {
        ToolCatalog tools = ToolCatalog.of(ApiProfile.HOSTED, ToolSelection.allTools());
        assertThat(tools.tool("get_bookings").hints()).isEqualTo(new ToolHints(true, false, true));
        assertThat(tools.tool("create_booking").hints()).isEqualTo(new ToolHints(false, false, false));
        assertThat(tools.tool("cancel_booking").hints().destructive()).isTrue();
        assertThat(tools.tool("delete_schedule").hints()).isEqualTo(new ToolHints(false, true, true));
        assertThat(tools.tool("booking_insights_members").hints().readOnly()).isTrue();
        assertThat(tools.tools()).filteredOn(tool -> tool.operation().method().equals("DELETE")).isNotEmpty()
                .allSatisfy(tool -> assertThat(tool.hints().readOnly()).isFalse());
        assertThat(tools.tools()).filteredOn(tool -> tool.hints().destructive()).hasSizeGreaterThan(40).allMatch(CalcomTool::confirmed);
        assertThat(tools.tools()).filteredOn(tool -> tool.hints().readOnly()).noneMatch(CalcomTool::confirmed);
    }

    @Test
    void argumentsOfALineAreThoseOfTheOperation() {
        Map<String, Object> schema = ToolCatalog.of(ApiProfile.HOSTED, ToolSelection.allTools()).tool("get_bookings").inputSchema();
        JsonNode properties = MAPPER.valueToTree(schema).path("properties");
        assertThat(properties.has("status")).isTrue();
        assertThat(properties.has("cursor")).isTrue();
        assertThat(properties.path("limit").path("maximum").intValue()).isPositive();
        assertThat(properties.has("take") || properties.has("skip")).isFalse();
    }

    @Test
    void onlySelectedToolsAreOffered() {
        assertThat(ToolCatalog.of(ApiProfile.HOSTED, ToolSelection.readOnlyTools()).tools()).allMatch(tool -> tool.hints().readOnly())
                .hasSizeGreaterThan(100);
        ToolCatalog some = ToolCatalog.of(ApiProfile.HOSTED, new ToolSelection(false, Set.of("bookings", "slots"), Set.of("get_bookings", "get_availability")));
        assertThat(some.tools()).extracting(CalcomTool::name).containsExactly("get_availability", "get_bookings");
    }

    @Test
    void aToolThatIsNotOfferedIsRefusedWithTheReason() {
        ToolCatalog reading = ToolCatalog.of(ApiProfile.HOSTED, ToolSelection.readOnlyTools());
        assertThatThrownBy(() -> reading.tool("cancel_booking")).hasMessageContaining("offers only tools that read");
        assertThatThrownBy(() -> reading.tool("get_bokings")).hasMessageContaining("Did you mean 'get_bookings'?");
        assertThatThrownBy(() -> reading.tool("api_keys_refresh")).hasMessageContaining("API key");
        assertThatThrownBy(() -> ToolCatalog.of(ApiProfile.HOSTED, new ToolSelection(true, Set.of(), Set.of("api_keys_refresh"))))
                .hasMessageContaining("is not offered");
        assertThatThrownBy(() -> new ToolSelection(true, Set.of("boookings"), Set.of())).hasMessageContaining("Did you mean 'bookings'?");
    }

    @Test
    void descriptionsAreShortSentences() {
        assertThat(ToolCatalog.of(ApiProfile.HOSTED, ToolSelection.allTools()).tools())
                .allSatisfy(tool -> assertThat(tool.description()).as(tool.name()).endsWith(".").hasSizeLessThan(600).doesNotContain("..", "HTTP"));
    }
}
