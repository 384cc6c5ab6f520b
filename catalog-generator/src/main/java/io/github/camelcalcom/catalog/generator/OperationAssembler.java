/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.CallLimit;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;

/** Assembles every operation from the document and the overlay. */
final class OperationAssembler {

    /** The accepted credentials of an operation, unless the overlay states others. */
    static final Set<AuthenticationKind> CREDENTIALS = EnumSet.complementOf(EnumSet.of(AuthenticationKind.NONE));

    private final OpenApiDocument document;
    private final Overlay overlay;
    private final ParameterAssembler parameters;
    private final BodyAssembler bodies;

    OperationAssembler(OpenApiDocument document, Overlay overlay) {
        this.document = document;
        this.overlay = overlay;
        this.parameters = new ParameterAssembler(document, overlay);
        this.bodies = new BodyAssembler(document, overlay);
    }

    /** Returns all operations by resource, both in alphabetical order. */
    Map<String, List<Operation>> resources() {
        requireNames();
        Map<String, Operation> operations = new TreeMap<>();
        overlay.operations().forEach((uri, entry) -> {
            if (entry.has("call")) {
                operations.put(uri, call(uri, entry));
            }
        });
        overlay.operations().forEach((uri, entry) -> {
            if (!entry.has("call")) {
                operations.put(uri, derived(uri, entry, operations));
            }
        });
        Map<String, List<Operation>> resources = new TreeMap<>();
        operations.values().forEach(
                operation -> resources.computeIfAbsent(operation.resource(), any -> new ArrayList<>()).add(operation));
        requireUsedCorrections();
        return resources;
    }

    private void requireNames() {
        Set<String> unnamed = new TreeSet<>(document.calls());
        overlay.operations().values().forEach(entry -> unnamed.remove(OpenApiDocument.call(entry.path("call").asText())));
        if (!unnamed.isEmpty()) {
            throw new InvalidCatalogException("operations.json names no resource/operation for " + String.join(", ", unnamed));
        }
    }

    private void requireUsedCorrections() {
        Set<JsonNode> used = parameters.usedCorrections();
        used.addAll(bodies.usedCorrections());
        for (JsonNode correction : overlay.corrections()) {
            if (!used.contains(correction)) {
                throw new InvalidCatalogException("corrections.json has an entry that corrects nothing: " + correction);
            }
        }
    }

    private Operation call(String uri, JsonNode entry) {
        String call = OpenApiDocument.call(entry.get("call").asText());
        String method = entry.get("call").asText().split(" ")[0];
        String path = entry.get("call").asText().split(" ")[1];
        Availability availability = Availabilities.of(entry.path("where").asText("both"));
        boolean documented = document.has(call);
        if (availability == Availability.BOTH && !documented) {
            throw new InvalidCatalogException("The OpenAPI document has no " + entry.get("call").asText() + ", which operations.json calls "
                    + uri + ". Add a 'where' if only some servers know it");
        }
        List<BodyField> bodyFields = bodies.fields(uri, documented ? call : null);
        return new Operation(resource(uri), name(uri), Operation.Kind.CALL, method, path, null, Map.of(),
                versions(entry, documented ? call : null), paging(entry),
                parameters.parameters(uri, path, documented ? call : null),
                bodies.body(uri, method, documented ? call : null, bodyFields), bodyFields, bodies.upload(uri),
                entry.path("repeatable").asBoolean(!method.equals("POST")), limit(entry), authentication(entry), scopes(uri, documented ? call : null), result(entry),
                availability, entry.path("deprecated").asBoolean(), entry.path("summary").asText());
    }

    private Operation derived(String uri, JsonNode entry, Map<String, Operation> operations) {
        return entry.path("kind").asText().equals(Operation.Kind.UPSERT.name()) ? upsert(uri, entry, operations)
                : consumer(uri, entry, operations);
    }

    private Operation upsert(String uri, JsonNode entry, Map<String, Operation> operations) {
        for (String called : List.of(entry.path("reads").asText(), Operation.CREATE, Operation.UPDATE)) {
            if (!operations.containsKey(resource(uri) + '/' + called)) {
                throw new InvalidCatalogException(uri + " calls " + resource(uri) + '/' + called + ", which operations.json does not have");
            }
        }
        Operation create = operations.get(resource(uri) + '/' + Operation.CREATE);
        Map<String, String> matches = new LinkedHashMap<>();
        entry.path("matches").properties().forEach(match -> matches.put(match.getKey(), match.getValue().asText()));
        return new Operation(resource(uri), name(uri), Operation.Kind.UPSERT, null, null, entry.path("reads").asText(), matches, Map.of(),
                Map.of(), create.parameters(), create.body(), create.bodyFields(), null, true, create.limit(),
                create.authentication(), create.scopes(), result(entry), create.availability(), create.deprecated(),
                entry.path("summary").asText());
    }

    private Operation consumer(String uri, JsonNode entry, Map<String, Operation> operations) {
        String source = resource(uri) + '/' + entry.path("reads").asText();
        Operation read = operations.get(source);
        if (read == null) {
            throw new InvalidCatalogException(uri + " reads " + source + ", which operations.json does not have");
        }
        Operation.Kind kind = Operation.Kind.valueOf(entry.path("kind").asText());
        List<Parameter> taken = read.parameters().stream()
                .filter(parameter -> kind == Operation.Kind.CHANGES || parameter.location() == Parameter.Location.PATH).toList();
        return new Operation(resource(uri), name(uri), kind, null, null, read.name(), Map.of(), Map.of(), Map.of(), taken, Operation.Body.NONE,
                List.of(), null, read.repeatable(), read.limit(), read.authentication(), read.scopes(), result(entry), read.availability(),
                read.deprecated(), entry.path("summary").asText());
    }

    private Map<ApiProfile, String> versions(JsonNode entry, String call) {
        Map<ApiProfile, String> versions = new EnumMap<>(ApiProfile.class);
        String documented = call == null ? null : document.version(call);
        if (documented != null) {
            versions.put(ApiProfile.SELF_HOSTED, documented);
        }
        entry.path("versions").properties()
                .forEach(version -> versions.put(ApiProfile.of(version.getKey()), version.getValue().asText()));
        return versions;
    }

    private Map<ApiProfile, Paging> paging(JsonNode entry) {
        Map<ApiProfile, Paging> paging = new EnumMap<>(ApiProfile.class);
        entry.path("paging").properties()
                .forEach(style -> paging.put(ApiProfile.of(style.getKey()), overlay.pagingNamed(style.getValue().asText())));
        return paging;
    }

    private static CallLimit limit(JsonNode entry) {
        JsonNode limit = entry.path("limit");
        return limit.isMissingNode() ? null : new CallLimit(limit.path("calls").asInt(), limit.path("seconds").asInt());
    }

    private static Set<AuthenticationKind> authentication(JsonNode entry) {
        JsonNode kinds = entry.path("authentication");
        if (kinds.isMissingNode()) {
            return CREDENTIALS;
        }
        if (kinds.isTextual()) {
            if (!kinds.asText().equals("public")) {
                throw new InvalidCatalogException("'authentication' is a list of kinds or 'public', not '" + kinds.asText() + "'");
            }
            return EnumSet.allOf(AuthenticationKind.class);
        }
        Set<AuthenticationKind> chosen = EnumSet.noneOf(AuthenticationKind.class);
        kinds.forEach(kind -> chosen.add(AuthenticationKind.valueOf(kind.asText())));
        return chosen;
    }

    private List<String> scopes(String uri, String call) {
        List<String> documented = call == null ? List.of() : document.scopes(call);
        return documented.isEmpty() ? overlay.scopesOf(uri) : documented;
    }

    private static Operation.Result result(JsonNode entry) {
        String[] shapeAndType = entry.path("result").asText().split(" ");
        return new Operation.Result(shapeAndType[1], Operation.Result.Shape.valueOf(shapeAndType[0].toUpperCase(Locale.ROOT)),
                entry.path("select").asText(null));
    }

    private static String resource(String uri) {
        return uri.substring(0, uri.indexOf('/'));
    }

    private static String name(String uri) {
        return uri.substring(uri.indexOf('/') + 1);
    }
}
