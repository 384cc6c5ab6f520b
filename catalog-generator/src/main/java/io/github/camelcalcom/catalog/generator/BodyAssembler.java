/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation.Body;
import io.github.camelcalcom.catalog.Upload;

/** The body of an operation and its fields. */
final class BodyAssembler {

    private final OpenApiDocument document;
    private final Overlay overlay;
    private final Corrections corrections;

    BodyAssembler(OpenApiDocument document, Overlay overlay) {
        this.document = document;
        this.overlay = overlay;
        this.corrections = new Corrections(overlay.corrections(), "bodyField");
    }

    Set<JsonNode> usedCorrections() {
        return corrections.used();
    }

    /** @param call the operation in the document, null if there is none */
    List<BodyField> fields(String uri, String call) {
        List<BodyField> fields = new ArrayList<>();
        JsonNode schema = call == null ? null : document.body(call);
        if (schema != null) {
            BodySchema body = new BodySchema(document, schema);
            for (String name : body.names()) {
                fields.add(corrected(uri, new BodyField(name, body.type(name), body.values(name), body.isRequired(name),
                        Availability.BOTH, overlay.bodyFieldSummary(uri, name))));
            }
        }
        for (JsonNode addition : overlay.additions().path(uri).path("bodyFields")) {
            add(fields, added(uri, addition));
        }
        return fields;
    }

    /** Returns whether the operation has a body, according to the overlay, or else the document, or else the fields. */
    Body body(String uri, String method, String call, List<BodyField> fields) {
        JsonNode addition = overlay.additions().path(uri).path("body");
        if (!addition.isMissingNode()) {
            return Body.valueOf(addition.asText());
        }
        if (fields.isEmpty()) {
            return call != null && document.body(call) != null ? Body.REQUIRED : Body.NONE;
        }
        boolean documented = call != null && document.body(call) != null;
        boolean needed = fields.stream().anyMatch(BodyField::required);
        return documented || needed ? Body.REQUIRED : Body.OPTIONAL;
    }

    /** Returns the file that is the body of the operation; null if there is none. */
    Upload upload(String uri) {
        JsonNode upload = overlay.additions().path(uri).path("upload");
        if (upload.isMissingNode()) {
            return null;
        }
        List<String> mediaTypes = new ArrayList<>();
        upload.path("mediaTypes").forEach(type -> mediaTypes.add(type.asText()));
        return new Upload(upload.path("field").asText(), mediaTypes, upload.path("maxBytes").asLong());
    }

    private static void add(List<BodyField> fields, BodyField added) {
        fields.replaceAll(present -> present.name().equals(added.name())
                ? new BodyField(present.name(), present.type(), present.values(), present.required(), Availability.SELF_HOSTED,
                        present.summary())
                : present);
        fields.add(added);
    }

    private BodyField added(String uri, JsonNode addition) {
        String name = addition.path("name").asText();
        List<String> values = new ArrayList<>();
        addition.path("values").forEach(value -> values.add(value.asText()));
        return new BodyField(name, addition.path("type").asText(), values, addition.path("required").asBoolean(),
                Availabilities.of(addition.path("availability").asText("both")), overlay.bodyFieldSummary(uri, name));
    }

    private BodyField corrected(String uri, BodyField field) {
        BodyField result = field;
        for (JsonNode correction : corrections.of(uri, field.name())) {
            result = new BodyField(result.name(), correction.path("type").asText(result.type()), result.values(),
                    correction.path("required").asBoolean(result.required()),
                    correction.has("availability") ? Availabilities.of(correction.get("availability").asText()) : result.availability(),
                    result.summary());
        }
        return result;
    }
}
