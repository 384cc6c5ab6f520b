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
 * Maps identifiers, keys and instants of the recording to those of the sandbox. They are learned from pairs of answers and inserted into
 * the following requests.
 */
final class Names {

    /** The address that the recorded server sent its webhooks to. */
    static final String RECORDED_RECEIVER = "127.0.0.1:9100";

    private static final String TOKEN = "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String CLIENT_ID = "(?<![0-9a-z])c[0-9a-z]{24}(?![0-9a-z])";

    private static final Pattern TEXT = Pattern.compile(TOKEN + '|' + CLIENT_ID
            + "|[1-9A-HJ-NP-Za-km-z]{20,22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|cal_[0-9a-f]{32}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern IN_PATH = Pattern.compile("(/([a-z-]+)/|[?&](\\w+?Ids?)=)([0-9][0-9,]*)(?=[/?&]|$)");

    /** The kinds of the ids in paths and fields whose name does not determine it. */
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("organizations", "teams"), Map.entry("options", "users"),
            Map.entry("eventTypeId", "event-types"), Map.entry("eventTypeIds", "event-types"), Map.entry("scheduleId", "schedules"),
            Map.entry("defaultScheduleId", "schedules"), Map.entry("userId", "users"), Map.entry("toUserId", "users"),
            Map.entry("teamId", "teams"), Map.entry("teamIds", "teams"), Map.entry("teamsIds", "teams"),
            Map.entry("activeOnEventTypeIds", "event-types"), Map.entry("verifiedEmailId", "emails"),
            Map.entry("verifiedPhoneId", "phones"));

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Adds a mapping. */
    void learn(String recorded, String own) {
        texts.put(recorded, own);
    }

    /**
     * Adds mappings for all identifiers at the same place in both answers to a call.
     *
     * @param path path of the call, which determines the kind of the ids in the answer
     */
    void learn(String path, JsonNode recorded, JsonNode own) {
        learnTexts(recorded, own);
        String kind = kindOf(path);
        learnNumber(kind, recorded.path("data"), own.path("data"));
        learnNumber(kind, recorded.path("data").path("user"), own.path("data").path("user"));
        for (int i = 0; i < Math.min(recorded.path("data").size(), own.path("data").size()); i++) {
            learnNumber(kind, recorded.path("data").path(i), own.path("data").path(i));
        }
    }

    private void learnNumber(String kind, JsonNode recorded, JsonNode own) {
        if (recorded.path("id").isNumber() && own.path("id").isNumber()) {
            numbers.putIfAbsent(kind + recorded.get("id").asLong(), own.get("id").asLong());
        }
    }

    /** Returns the last segment of a path that is not an id. */
    private static String kindOf(String path) {
        String kind = "";
        for (String segment : path.replaceFirst("[?].*", "").split("/")) {
            kind = segment.matches("[a-z]+(-[a-z]+)*") && !segment.equals("me") ? segment : kind;
        }
        return KINDS.getOrDefault(kind, kind);
    }

    private void learnTexts(JsonNode recorded, JsonNode own) {
        if (recorded.isTextual() && own.isTextual()) {
            if (TEXT.matcher(recorded.asText()).matches()) {
                texts.putIfAbsent(recorded.asText(), own.asText());
            }
        } else if (recorded.isArray() && own.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), own.size()); i++) {
                learnTexts(recorded.get(i), own.get(i));
            }
        } else if (recorded.isObject() && own.isObject()) {
            recorded.properties().forEach(field -> learnTexts(field.getValue(), own.path(field.getKey())));
        }
    }

    /** Sorts the elements of a list into the recorded order, if the id of each is known, because the order of random ids is random. */
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

    /** Returns a path with query for the sandbox. */
    String path(String recorded) {
        StringBuilder path = new StringBuilder();
        Matcher matcher = IN_PATH.matcher(recorded);
        while (matcher.find()) {
            String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            StringBuilder ids = new StringBuilder();
            for (String id : matcher.group(4).split(",")) {
                ids.append(ids.isEmpty() ? "" : ",").append(number(name, Long.parseLong(id)));
            }
            matcher.appendReplacement(path, Matcher.quoteReplacement(matcher.group(1) + ids));
        }
        return text(matcher.appendTail(path).toString());
    }

    private long number(String name, long recorded) {
        return numbers.getOrDefault(KINDS.getOrDefault(name, name) + recorded, recorded);
    }

    /** Returns a text with all identifiers replaced. */
    String text(String recorded) {
        String receiver = texts.getOrDefault(RECORDED_RECEIVER, RECORDED_RECEIVER);
        String own = recorded.replace(RECORDED_RECEIVER, receiver).replace(RECORDED_RECEIVER.replace(":", "%3A"), receiver.replace(":", "%3A"));
        return TEXT.matcher(own).replaceAll(found -> Matcher.quoteReplacement(texts.getOrDefault(found.group(), found.group())));
    }

    /** Returns a request body for the sandbox. */
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
        if (recorded.isIntegralNumber() && KINDS.containsKey(name)) {
            return LongNode.valueOf(number(name, recorded.asLong()));
        }
        if (recorded.isArray() && KINDS.containsKey(name)) {
            ArrayNode own = Json.array();
            recorded.forEach(element -> own.add(field(name, element)));
            return own;
        }
        return body(recorded);
    }
}
