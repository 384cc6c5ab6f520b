/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;

import static io.github.camelcalcom.catalog.Operation.Body;
import static io.github.camelcalcom.catalog.Operation.Kind;
import static io.github.camelcalcom.catalog.Operation.Result;

/**
 * Reads the file of one resource. The files omit fields with their default value. An unknown field is an error, so that a catalogue of a newer
 * format is not read incompletely.
 */
final class OperationReader {

    // No lambdas in this class: in a new JVM, the set-up of a lambda takes longer than reading a whole file.

    private final TokenReader tokens;
    private final String resource;

    OperationReader(JsonParser parser, String resource) throws IOException {
        this.tokens = new TokenReader(parser);
        this.resource = resource;
    }

    List<Operation> operations() throws IOException {
        List<OperationDraft> drafts = new ArrayList<>();
        tokens.startArray();
        while (tokens.nextElement()) {
            drafts.add(operation());
        }
        List<Operation> operations = new ArrayList<>(drafts.size());
        for (OperationDraft draft : drafts) {
            if (draft.kind != Kind.CALL) {
                draft.takeOver(source(drafts, draft.kind == Kind.UPSERT ? Operation.CREATE : draft.reads));
            }
            operations.add(draft.toOperation(resource));
        }
        return operations;
    }

    /**
     * Returns one operation. Reads the file up to the end of this operation. Returns null if there is no operation with the name, or if it is a
     * consumer, which requires the rest of the file.
     */
    Operation operation(String name) throws IOException {
        tokens.startArray();
        while (tokens.nextElement()) {
            OperationDraft draft = operationNamed(name);
            if (draft != null) {
                return draft.kind == Kind.CALL ? draft.toOperation(resource) : null;
            }
        }
        return null;
    }

    private OperationDraft source(List<OperationDraft> drafts, String name) {
        for (OperationDraft draft : drafts) {
            if (draft.kind == Kind.CALL && draft.name.equals(name)) {
                return draft;
            }
        }
        throw new IllegalArgumentException("there is no operation '" + name + "' that a consumer could read");
    }

    private OperationDraft operation() throws IOException {
        return operationNamed(null);
    }

    /** Returns the operation that begins here; null if it does not have the wanted name. */
    private OperationDraft operationNamed(String wanted) throws IOException {
        OperationDraft draft = new OperationDraft();
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "name" -> {
                    draft.name = tokens.text();
                    if (wanted != null && !wanted.equals(draft.name)) {
                        tokens.skipToEnd();
                        return null;
                    }
                }
                case "kind" -> draft.kind = tokens.constant(Kind.class);
                case "reads" -> draft.reads = tokens.text();
                case "matches" -> draft.matches = matches();
                case "method" -> draft.method = tokens.text();
                case "path" -> draft.path = tokens.text();
                case "versions" -> versions(draft);
                case "paging" -> pagings(draft);
                case "parameters" -> draft.parameters = parameters();
                case "body" -> draft.body = tokens.constant(Body.class);
                case "bodyFields" -> draft.bodyFields = bodyFields();
                case "upload" -> draft.upload = upload();
                case "repeatable" -> draft.repeatable = tokens.flag();
                case "limit" -> draft.limit = limit();
                case "authentication" -> draft.authentication = authentication();
                case "scopes" -> draft.scopes = tokens.texts();
                case "result" -> draft.result = result();
                case "availability" -> draft.availability = availability();
                case "deprecated" -> draft.deprecated = tokens.flag();
                case "summary" -> draft.summary = tokens.text();
                default -> throw tokens.unknown(field, "operation");
            }
        }
        return draft.checked();
    }

    private Map<String, String> matches() throws IOException {
        Map<String, String> matches = new LinkedHashMap<>();
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            matches.put(field, tokens.text());
        }
        return matches;
    }

    private void versions(OperationDraft draft) throws IOException {
        tokens.startObject();
        for (String profile = tokens.nextField(); profile != null; profile = tokens.nextField()) {
            draft.versions.put(ApiProfile.of(profile), tokens.text());
        }
    }

    private void pagings(OperationDraft draft) throws IOException {
        tokens.startObject();
        for (String profile = tokens.nextField(); profile != null; profile = tokens.nextField()) {
            draft.paging.put(ApiProfile.of(profile), paging());
        }
    }

    private Set<AuthenticationKind> authentication() throws IOException {
        Set<AuthenticationKind> kinds = EnumSet.noneOf(AuthenticationKind.class);
        tokens.startArray();
        while (tokens.nextElement()) {
            kinds.add(tokens.constant(AuthenticationKind.class));
        }
        return kinds;
    }

    private List<Parameter> parameters() throws IOException {
        List<Parameter> parameters = new ArrayList<>();
        tokens.startArray();
        while (tokens.nextElement()) {
            parameters.add(parameter());
        }
        return parameters;
    }

    private List<BodyField> bodyFields() throws IOException {
        List<BodyField> fields = new ArrayList<>();
        tokens.startArray();
        while (tokens.nextElement()) {
            fields.add(bodyField());
        }
        return fields;
    }

    private Parameter parameter() throws IOException {
        List<Parameter> fields = List.of();
        String substitute = null;
        String name = null;
        Parameter.Location location = Parameter.Location.QUERY;
        Parameter.Type type = Parameter.Type.STRING;
        Parameter.ArrayStyle arrayStyle = Parameter.ArrayStyle.NONE;
        List<String> values = List.of();
        boolean required = false;
        Availability availability = Availability.BOTH;
        String summary = null;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "name" -> name = tokens.text();
                case "in" -> location = tokens.constant(Parameter.Location.class);
                case "type" -> type = tokens.constant(Parameter.Type.class);
                case "arrayStyle" -> arrayStyle = tokens.constant(Parameter.ArrayStyle.class);
                case "values" -> values = tokens.texts();
                case "required" -> required = tokens.flag();
                case "availability" -> availability = availability();
                case "summary" -> summary = tokens.text();
                case "fields" -> fields = parameters();
                case "substitute" -> substitute = tokens.text();
                default -> throw tokens.unknown(field, "parameter");
            }
        }
        return new Parameter(tokens.required(name, "name"), location, type, arrayStyle, values, required, availability,
                tokens.required(summary, "summary"), fields, substitute);
    }

    private BodyField bodyField() throws IOException {
        String name = null;
        String type = null;
        List<String> values = List.of();
        boolean required = false;
        Availability availability = Availability.BOTH;
        String summary = null;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "name" -> name = tokens.text();
                case "type" -> type = tokens.text();
                case "values" -> values = tokens.texts();
                case "required" -> required = tokens.flag();
                case "availability" -> availability = availability();
                case "summary" -> summary = tokens.text();
                default -> throw tokens.unknown(field, "body field");
            }
        }
        return new BodyField(tokens.required(name, "name"), tokens.required(type, "type"), values, required, availability,
                tokens.required(summary, "summary"));
    }

    private Paging paging() throws IOException {
        Paging.Style style = null;
        int maxPageSize = 0;
        String items = "data";
        String next = null;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "style" -> style = tokens.constant(Paging.Style.class);
                case "maxPageSize" -> maxPageSize = tokens.number();
                case "items" -> items = tokens.text();
                case "next" -> next = tokens.text();
                default -> throw tokens.unknown(field, "paging");
            }
        }
        return new Paging(tokens.required(style, "style"), maxPageSize, items, next);
    }

    private Upload upload() throws IOException {
        String part = null;
        List<String> mediaTypes = List.of();
        int maxBytes = 0;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "field" -> part = tokens.text();
                case "mediaTypes" -> mediaTypes = tokens.texts();
                case "maxBytes" -> maxBytes = tokens.number();
                default -> throw tokens.unknown(field, "upload");
            }
        }
        return new Upload(tokens.required(part, "field"), mediaTypes, maxBytes);
    }

    private CallLimit limit() throws IOException {
        int calls = 0;
        int seconds = 0;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "calls" -> calls = tokens.number();
                case "seconds" -> seconds = tokens.number();
                default -> throw tokens.unknown(field, "limit");
            }
        }
        return new CallLimit(calls, seconds);
    }

    private Result result() throws IOException {
        String type = null;
        Result.Shape shape = null;
        String select = null;
        tokens.startObject();
        for (String field = tokens.nextField(); field != null; field = tokens.nextField()) {
            switch (field) {
                case "type" -> type = tokens.text();
                case "shape" -> shape = tokens.constant(Result.Shape.class);
                case "select" -> select = tokens.text();
                default -> throw tokens.unknown(field, "result");
            }
        }
        return new Result(tokens.required(type, "type"), tokens.required(shape, "shape"), select);
    }

    private Availability availability() throws IOException {
        String label = tokens.text();
        for (Availability availability : Availability.values()) {
            if (availability.label().equals(label)) {
                return availability;
            }
        }
        throw new IllegalArgumentException("unknown availability '" + label + "' at " + tokens.position());
    }
}
