/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.tools.call.CalcomTools;
import io.github.camelcalcom.tools.mcp.CalcomMcpServer;
import io.github.camelcalcom.tools.support.McpCalls;
import io.github.camelcalcom.tools.support.ToolServer;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of the guide about tools are those of this test, and do what the guide says. */
@Timeout(1_800)
class AgentToolsGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "agent-tools.adoc");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private CalcomSandbox sandbox;
    private String key;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        key = sandbox.apiKey();
        context.disableJMX();
        CalcomComponent calcom = context.getComponent("calcom", CalcomComponent.class);
        calcom.getConfiguration().setApiUrl(sandbox.url());
        calcom.getConfiguration().setApiKey(key);
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("\\[source," + language + "]\\R----\\R(.*?)\\R----\\R", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertThat(blocks).as(language).isNotEmpty();
        return blocks;
    }

    static List<String> javaBlocks() throws IOException {
        return blocks("java");
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void everyBlockOfJavaStandsInThisTest(String block) throws IOException {
        String source = Files.readString(Path.of("src/test/java", AgentToolsGuideTest.class.getName().replace('.', '/') + ".java"));
        assertThat(source.replaceAll("\\s+", "")).contains(block.replaceAll("\\s+", ""));
    }

    @Test
    void everyRuleAboutWhatIsNotOfferedStandsInTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(ToolRules.instance().notOffered()).allSatisfy(rule -> assertThat(guide).contains(rule.reason())
                .contains(rule.operations().stream().map(pattern -> '`' + pattern + '`').toList()));
    }

    @Test
    void theRouteInJavaServesTools() throws Exception {
        CalcomTools tools = new CalcomTools();
        tools.setCamelContext(context);
        tools.setReadOnly(false);
        tools.setResources("bookings,slots,event-types");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:calcom-tool")
                    .log("Session ${header.CamelCalcomToolSession} calls ${header.CamelCalcomTool}")
                    .process(tools);
            }
        });
        CalcomMcpServer server = new CalcomMcpServer();
        server.setTools(tools);
        server.setPort(0);
        server.start();
        context.start();

        assertServes(server);
        server.stop();
    }

    @Test
    void theRouteInYamlServesTools() throws Exception {
        for (String yaml : blocks("yaml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", yaml.replace("port: 8765", "port: 0")));
        }
        context.start();

        assertServes(context.getRegistry().lookupByNameAndType("calcomServer", CalcomMcpServer.class));
    }

    private static void assertServes(CalcomMcpServer server) {
        try (McpCalls calls = McpCalls.connect(HttpClientStreamableHttpTransport.builder(server.getUrl().replace("/mcp", "")).build())) {
            assertThat(calls.tools()).extracting(tool -> tool.name()).contains("cancel_booking", "get_availability").doesNotContain("get_me");
            assertThat(calls.answer("get_event_types", Map.of()).path("items").size()).isEqualTo(2);
        }
    }

    @Test
    void toolsWorkWithLangChain4j() throws Exception {
        CalcomTools tools = new CalcomTools();
        tools.setCamelContext(context);
        tools.setReadOnly(false);
        addLangChain4jRoute(context, tools);
        context.start();
        List<ToolSpecification> specifications = tools.catalog().tools().stream().map(AgentToolsGuideTest::specification).toList();
        assertThat(specifications).filteredOn(tool -> tool.name().equals("get_bookings")).singleElement()
                .satisfies(tool -> assertThat(tool.parameters().properties()).containsKey("status"));
        assertThat(specifications).filteredOn(tool -> tool.name().equals("create_booking")).singleElement()
                .satisfies(tool -> assertThat(tool.parameters().definitions()).containsKey("CreateBookingAttendee"));

        ToolExecutionResultMessage result = context.createProducerTemplate().requestBody("direct:langchain4j-tool",
                ToolExecutionRequest.builder().id("1").name("get_event_types").arguments("{}").build(), ToolExecutionResultMessage.class);

        assertThat(result.toolName()).isEqualTo("get_event_types");
        assertThat(ToolServer.json(result.text()).path("items").path(0).path("slug").textValue()).isNotEmpty();
    }

    private static void addLangChain4jRoute(CamelContext context, CalcomTools tools) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:langchain4j-tool")
                    .setProperty("request", body())
                    .process(exchange -> {
                        ToolExecutionRequest request = exchange.getMessage().getBody(ToolExecutionRequest.class);
                        exchange.getMessage().setHeader(CalcomTools.TOOL, request.name());
                        exchange.getMessage().setBody(request.arguments());
                    })
                    .process(tools)
                    .process(exchange -> exchange.getMessage().setBody(ToolExecutionResultMessage.from(
                        exchange.getProperty("request", ToolExecutionRequest.class), exchange.getMessage().getBody(String.class))));
            }
        });
    }

    @SuppressWarnings("unchecked")
    static ToolSpecification specification(CalcomTool tool) {
        JsonObjectSchema parameters = JsonObjectSchema.builder().additionalProperties(false)
            .required((List<String>) tool.inputSchema().getOrDefault("required", List.of()))
            .addProperties(parts(tool, "properties")).definitions(parts(tool, "$defs")).build();
        return ToolSpecification.builder().name(tool.name()).description(tool.description()).parameters(parameters).build();
    }

    @SuppressWarnings("unchecked")
    static Map<String, JsonSchemaElement> parts(CalcomTool tool, String keyword) {
        Map<String, JsonSchemaElement> parts = new LinkedHashMap<>();
        ((Map<String, Object>) tool.inputSchema().getOrDefault(keyword, Map.of()))
            .forEach((name, schema) -> parts.put(name, JsonRawSchema.from(json(schema))));
        return parts;
    }

    private static String json(Object schema) {
        return ToolServer.text(schema);
    }
}
