package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which identifier, key or instant of the recording stands for which one of the sandbox. Learned from pairs of answers, put into
 * the requests that follow.
 */
final class Names {

    /** Where the recorded server sent its webhooks. */
    static final String RECORDED_RECEIVER = "127.0.0.1:9100";

    private static final String TOKEN = "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String CLIENT_ID = "(?<![0-9a-z])c[0-9a-z]{24}(?![0-9a-z])";

    private static final Pattern TEXT = Pattern.compile(TOKEN + '|' + CLIENT_ID
            + "|[1-9A-HJ-NP-Za-km-z]{20,22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|cal_[0-9a-f]{32}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern IN_PATH = Pattern.compile("(/(event-types|schedules|users)/|[?&](eventTypeIds?|scheduleId)=)([0-9,]+)");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Notes what the sandbox calls something. */
    void learn(String recorded, String own) {
        texts.put(recorded, own);
    }

    /** Notes every identifier that stands at the same place in both answers to a call. */
    void learn(String resource, JsonNode recorded, JsonNode own) {
        if (recorded.isTextual() && own.isTextual()) {
            if (TEXT.matcher(recorded.asText()).matches()) {
                texts.putIfAbsent(recorded.asText(), own.asText());
            }
        } else if (recorded.isArray() && own.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), own.size()); i++) {
                learn(resource, recorded.get(i), own.get(i));
            }
        } else if (recorded.isObject() && own.isObject()) {
            recorded.properties().forEach(field -> {
                if (own.has(field.getKey())) {
                    learnField(resource, field.getKey(), field.getValue(), own.get(field.getKey()));
                }
            });
        }
    }

    private void learnField(String resource, String name, JsonNode recorded, JsonNode own) {
        boolean managedUser = name.equals("user") && resource.equals("oauth-client-users");
        if ((name.equals("data") || managedUser) && recorded.path("id").isNumber() && own.path("id").isNumber()) {
            numbers.putIfAbsent(resource + recorded.get("id").asLong(), own.get("id").asLong());
        }
        learn(resource, recorded, own);
    }

    /** The elements of a list in the recorded order, where each has an id that is known: the order of random ids is random. */
    JsonNode inRecordedOrder(JsonNode recorded, JsonNode own) {
        Map<String, JsonNode> byId = new HashMap<>();
        own.forEach(element -> byId.put(element.path("id").asText(), element));
        ArrayNode ordered = Json.array();
        recorded.forEach(element -> ordered.add(byId.get(texts.get(element.path("id").asText()))));
        boolean allKnown = recorded.size() == own.size() && byId.values().containsAll(elements(ordered));
        return allKnown ? ordered : own;
    }

    private static List<JsonNode> elements(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    /** A path with query as the sandbox has to be sent it. */
    String path(String recorded) {
        StringBuilder path = new StringBuilder();
        Matcher matcher = IN_PATH.matcher(recorded);
        while (matcher.find()) {
            String kind = kind(matcher.group(2), matcher.group(3));
            StringBuilder ids = new StringBuilder();
            for (String id : matcher.group(4).split(",")) {
                ids.append(ids.isEmpty() ? "" : ",").append(numbers.getOrDefault(kind + id, Long.valueOf(id)));
            }
            matcher.appendReplacement(path, Matcher.quoteReplacement(matcher.group(1) + ids));
        }
        return text(matcher.appendTail(path).toString());
    }

    private static String kind(String part, String parameter) {
        if ("users".equals(part)) {
            return "oauth-client-users";
        }
        return "schedules".equals(part) || "scheduleId".equals(parameter) ? "schedules" : "event-types";
    }

    /** A text with every identifier in it replaced. */
    String text(String recorded) {
        String own = recorded.replace(RECORDED_RECEIVER, texts.getOrDefault(RECORDED_RECEIVER, RECORDED_RECEIVER));
        return TEXT.matcher(own).replaceAll(found -> Matcher.quoteReplacement(texts.getOrDefault(found.group(), found.group())));
    }

    /** A request body as the sandbox has to be sent it. */
    JsonNode body(JsonNode recorded) {
        if (recorded instanceof ObjectNode object) {
            ObjectNode own = Json.object();
            object.properties().forEach(field -> own.set(field.getKey(), field(field.getKey(), field.getValue())));
            return own;
        }
        if (recorded instanceof ArrayNode array) {
            ArrayNode own = Json.array();
            array.forEach(element -> own.add(body(element)));
            return own;
        }
        return recorded.isTextual() ? TextNode.valueOf(text(recorded.asText())) : recorded;
    }

    private JsonNode field(String name, JsonNode recorded) {
        String kind = switch (name) {
            case "eventTypeId" -> "event-types";
            case "scheduleId", "defaultScheduleId" -> "schedules";
            default -> null;
        };
        if (kind != null && recorded.isIntegralNumber()) {
            return LongNode.valueOf(numbers.getOrDefault(kind + recorded.asLong(), recorded.asLong()));
        }
        return body(recorded);
    }
}
