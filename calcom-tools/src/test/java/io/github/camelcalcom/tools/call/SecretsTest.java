/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.tools.CalcomTool;
import io.github.camelcalcom.tools.call.ToolAnswer.Outcome;
import io.github.camelcalcom.tools.support.ToolServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a server with API keys, client secrets, tokens and signed webhooks, when a model calls every tool, then no answer has any of them. */
@Timeout(600)
class SecretsTest {

    private static final String SECRET = "s3cret-of-a-webhook";
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.|cal_[0-9a-f]{32}");

    private final Map<String, Object> known = new HashMap<>();
    private ToolServer server;

    @BeforeEach
    void start() throws Exception {
        server = ToolServer.start(CalcomSandbox.builder().seed(SandboxSeed.platform()), own -> { });
        server.calcom().getConfiguration().setApiKey(server.sandbox.platform().apiKey());
        String clientId = server.sandbox.platform().client().id();
        long user = server.sandbox.platform().managedUser("mia@example.net", "Mia").id();
        long organization = server.sandbox.platform().client().organizationId();
        long eventType = ((Number) direct("event-types/create", Map.of(), Map.of("title", "A", "slug", "a", "lengthInMinutes", 30)).get("id")).longValue();
        known.putAll(Map.of("clientId", clientId, "orgId", organization, "userId", user, "eventTypeId", eventType));
        Map<String, Object> webhook = Map.of("active", true, "subscriberUrl", "https://example.com/hook", "triggers", List.of("BOOKING_CREATED"),
                "secret", SECRET);
        known.put("webhookId", direct("webhooks/create", Map.of(), webhook).get("id"));
        direct("event-type-webhooks/create", Map.of("CamelCalcomEventTypeId", eventType), webhook);
        direct("oauth-client-webhooks/create", Map.of("CamelCalcomClientId", clientId), webhook);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A call with the component, whose answers are those of the server. */
    private Map<?, ?> direct(String operation, Map<String, Object> headers, Object body) {
        Exchange answer = server.camel.createProducerTemplate().request("calcom:" + operation, exchange -> {
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setBody(body);
        });
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(Map.class);
    }

    @Test
    void noAnswerOfAnyToolHasASecret() {
        assertThat(direct("webhooks/get", Map.of("CamelCalcomWebhookId", known.get("webhookId")), null).toString()).contains(SECRET);
        assertThat(direct("oauth-clients/get", Map.of("CamelCalcomClientId", known.get("clientId")), null).toString())
                .contains(server.sandbox.platform().client().secret());
        Set<String> secrets = new HashSet<>(Set.of(SECRET, server.sandbox.platform().client().secret()));
        server.sandbox.read(state -> secrets.addAll(state.apiKeys().stream().map(ApiKey::key).toList()));
        List<CalcomTool> tools = new ArrayList<>(server.tools.catalog().tools());
        tools.removeIf(tool -> tool.hints().destructive());
        tools.sort(Comparator.comparing(tool -> !tool.hints().readOnly()));
        Set<String> succeeded = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (CalcomTool tool : tools) {
            ToolAnswer answer = server.call(tool.name(), arguments(tool).toString(), "", line -> {
                assertThat(secrets).noneMatch(line::contains);
                return Consent.Decision.AGREED;
            });
            if (answer.outcome() == Outcome.REFUSED) {
                refused.add(tool.name() + ": " + answer.text());
            }
            assertThat(secrets).as(tool.name()).noneMatch(secret -> answer.text().contains(secret));
            assertThat(TOKEN.matcher(answer.text()).find()).as(tool.name() + ": " + answer.text()).isFalse();
            if (answer.outcome() == Outcome.SUCCESS) {
                succeeded.add(tool.name());
            }
        }
        // of the arguments that this test makes, few do not fit
        assertThat(refused).hasSizeLessThan(tools.size() / 20);
        assertThat(succeeded).hasSizeGreaterThan(50).contains("webhooks_list", "webhooks_get", "event_type_webhooks_list",
                "oauth_client_webhooks_list", "oauth_clients_list", "oauth_clients_get", "oauth_client_users_list", "oauth_client_users_get",
                "oauth_client_users_create", "get_me");
    }

    /** The shortest arguments that fit the schema, with ids that exist where they are known. */
    private ObjectNode arguments(CalcomTool tool) {
        JsonNode schema = ToolServer.MAPPER.valueToTree(tool.inputSchema());
        ObjectNode arguments = (ObjectNode) value(schema, schema, "", 0);
        arguments.remove("confirmation");
        if (tool.name().equals("oauth_client_users_create")) {
            arguments.withObjectProperty("body").put("email", "new@example.net").put("name", "New");
        }
        return arguments;
    }

    private JsonNode value(JsonNode schema, JsonNode root, String name, int depth) {
        if (known.containsKey(name)) {
            return schema.path("type").asText().equals("string") ? ToolServer.MAPPER.valueToTree(known.get(name).toString())
                    : ToolServer.MAPPER.valueToTree(known.get(name));
        }
        if (schema.has("$ref")) {
            return value(root.at(schema.get("$ref").textValue().substring(1)), root, name, depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        for (String combination : List.of("anyOf", "oneOf")) {
            if (schema.has(combination) && !schema.has("type") && !schema.has("properties")) {
                return value(schema.path(combination).path(0), root, name, depth);
            }
        }
        String type = schema.path("type").isArray() ? schema.path("type").path(0).textValue() : schema.path("type").asText("object");
        return switch (type) {
            case "string" -> ToolServer.MAPPER.valueToTree(name.toLowerCase(Locale.ROOT).matches(".*(date|start|end).*") ? "2026-12-01T10:00:00Z"
                    : name.matches("(?i).*(url|link).*") ? "https://example.com/" : "x");
            case "integer", "number" -> ToolServer.MAPPER.valueToTree(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> ToolServer.MAPPER.valueToTree(true);
            case "array" -> array(schema, root, name, depth);
            case "null" -> ToolServer.MAPPER.nullNode();
            default -> object(schema, root, depth);
        };
    }

    private JsonNode array(JsonNode schema, JsonNode root, String name, int depth) {
        var items = ToolServer.MAPPER.createArrayNode();
        for (int index = 0; index < schema.path("minItems").asInt(0); index++) {
            items.add(value(schema.path("items"), root, name, depth + 1));
        }
        return items;
    }

    private ObjectNode object(JsonNode schema, JsonNode root, int depth) {
        ObjectNode object = ToolServer.MAPPER.createObjectNode();
        schema.path("required").forEach(field -> object.set(field.textValue(),
                value(schema.path("properties").path(field.textValue()), root, field.textValue(), depth + 1)));
        return object;
    }
}
