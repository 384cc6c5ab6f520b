/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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
 * Maps identifiers and keys of the recording to those of the sandbox. They are learned from pairs of answers and inserted into
 * the following requests.
 */
final class Names {

    /** The address that the recorded server sent its webhooks to. */
    static final String RECORDED_RECEIVER = "127.0.0.1:9100";

    /** The address of the recorded server. */
    static final String RECORDED_SERVER = "127.0.0.1:5555";

    /** The key of a user in the recorded session, which was shortened. */
    static final String RECORDED_KEY = "cal_alice0000000000000000000000000001";

    private static final List<String> LITERALS = List.of(RECORDED_RECEIVER, RECORDED_SERVER, RECORDED_KEY);

    private static final String TOKEN = "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final String CLIENT_ID = "(?<![0-9a-z])c[0-9a-z]{24}(?![0-9a-z])";

    private static final Pattern TEXT = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{20,24}@Cal\\.com|" + TOKEN + '|' + CLIENT_ID
            + "|[1-9A-HJ-NP-Za-km-z]{20,22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|cal_[0-9a-f]{32}|[0-9a-f]{64}");
    private static final Pattern IN_PATH = Pattern.compile("(/([a-z-]+)/|[?&](\\w+?Ids?)=)([0-9][0-9,]*)(?=[/?&]|$)");

    /** The kinds of the ids in paths and fields whose name does not determine it. */
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("organizations", "teams"), Map.entry("options", "users"),
            Map.entry("eventTypeId", "event-types"), Map.entry("eventTypeIds", "event-types"), Map.entry("scheduleId", "schedules"),
            Map.entry("defaultScheduleId", "schedules"), Map.entry("userId", "users"), Map.entry("toUserId", "users"),
            Map.entry("teamId", "teams"), Map.entry("teamIds", "teams"), Map.entry("teamsIds", "teams"),
            Map.entry("eventType", "event-types"), Map.entry("ownerId", "users"), Map.entry("hosts", "users"), Map.entry("user", "users"),
            Map.entry("organizationId", "teams"), Map.entry("team", "teams"), Map.entry("activeOnEventTypeIds", "event-types"), Map.entry("verifiedEmailId", "emails"),
            Map.entry("verifiedPhoneId", "phones"));

    private static final Pattern ID_FIELD = Pattern.compile("id|\\w+Ids?");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Ids that no answer introduced as the id of its own entity. Requests do not use them. */
    private final Map<String, Long> otherNumbers = new HashMap<>();

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
        String own = recorded;
        for (String name : LITERALS) {
            String value = texts.getOrDefault(name, name);
            own = own.replace(name, value).replace(name.replace(":", "%3A"), value.replace(":", "%3A"));
        }
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

    /**
     * Whether a number in both answers is the same id. The first pair of a recorded id and an own one decides, so that an id of the wrong
     * entity is a difference.
     *
     * @param path   path of the call
     * @param parent name of the field with the object that has the id; empty for the answer's data
     * @param field  name of the field
     */
    boolean sameId(String path, String parent, String field, JsonNode recorded, JsonNode own) {
        if (!ID_FIELD.matcher(field).matches() || !recorded.isIntegralNumber() || !own.isIntegralNumber()) {
            return false;
        }
        String kind = !field.equals("id") ? KINDS.getOrDefault(field, field) : parent.isEmpty() ? kindOf(path) : KINDS.getOrDefault(parent, parent);
        Long known = numbers.get(kind + recorded.asLong());
        if (known == null) {
            known = otherNumbers.putIfAbsent(kind + recorded.asLong(), own.asLong());
        }
        return known == null || known == own.asLong();
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
