/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.github.camelcalcom.catalog.Operation.Body;
import static io.github.camelcalcom.catalog.Operation.Kind;
import static io.github.camelcalcom.catalog.Operation.Result;

/** An operation whose fields are being read. */
final class OperationDraft {

    private static final Set<AuthenticationKind> CREDENTIALS = EnumSet.complementOf(EnumSet.of(AuthenticationKind.NONE));

    final Map<ApiProfile, String> versions = new EnumMap<>(ApiProfile.class);
    final Map<ApiProfile, Paging> paging = new EnumMap<>(ApiProfile.class);
    String name;
    Kind kind = Kind.CALL;
    String reads;
    Map<String, String> matches = Map.of();
    String method;
    String path;
    List<Parameter> parameters = List.of();
    Body body = Body.NONE;
    List<BodyField> bodyFields = List.of();
    Upload upload;
    boolean repeatable;
    CallLimit limit;
    Set<AuthenticationKind> authentication = CREDENTIALS;
    List<String> scopes = List.of();
    Result result;
    Availability availability = Availability.BOTH;
    boolean deprecated;
    String summary;

    /** Returns this draft if it has all required fields of its kind. */
    OperationDraft checked() {
        required(name, "name");
        required(summary, "summary");
        required(result, "result");
        if (kind == Kind.CALL) {
            required(method, "method");
            required(path, "path");
        } else {
            required(reads, "reads");
        }
        return this;
    }

    /**
     * Copies the fields that this operation has in common with the one that it calls. For a receiver of events, these are fewer.
     */
    void takeOver(OperationDraft source) {
        authentication = source.authentication;
        scopes = source.scopes;
        availability = source.availability;
        deprecated = source.deprecated;
        repeatable = source.repeatable;
        limit = source.limit;
        parameters = new ArrayList<>();
        for (Parameter parameter : source.parameters) {
            if (kind != Kind.EVENTS || parameter.location() == Parameter.Location.PATH) {
                parameters.add(parameter);
            }
        }
        if (kind == Kind.UPSERT) {
            repeatable = true;
            body = source.body;
            bodyFields = source.bodyFields;
        }
    }

    Operation toOperation(String resourceName) {
        return new Operation(resourceName, name, kind, method, path, reads, matches, versions, paging, parameters, body, bodyFields, upload,
                repeatable, limit, authentication, scopes, result, availability, deprecated, summary);
    }

    private void required(Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("field '" + field + "' is missing in the operation '" + name + "'");
        }
    }
}
