/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation of the API, one consumer that reads it, or one operation of ours on top of several.
 *
 * @param resource       the first part of the endpoint URI, such as {@code bookings}
 * @param name           the second part of the endpoint URI, such as {@code create}
 * @param kind           whether it is called or consumed from
 * @param method         the HTTP method; null if it is not of kind {@link Kind#CALL}
 * @param path           the path template from the root of the server, such as {@code /v2/bookings/{bookingUid}}; null if it is not of kind
 *                       {@link Kind#CALL}
 * @param reads          if it is not of kind {@link Kind#CALL}, the name of the operation of the same resource that it reads; otherwise null
 * @param matches        for {@link Kind#UPSERT}, the fields of the body that identify an item of the list, in the order of precedence, each with
 *                       the dotted path of its value in the item
 * @param versions       the value of {@code cal-api-version} by profile; for a profile without an entry, the header is not sent
 * @param paging         the paging of its list by profile; for a profile without an entry, the list has no pages
 * @param parameters     path, query and header parameters. Path parameters are first, in the order of the path. A parameter that differs by
 *                       profile is listed once for each profile
 * @param body           whether it has a body
 * @param bodyFields     the fields of its body. A field that differs by profile is listed once for each profile. Empty if the fields are not
 *                       fixed, such as those of a routing form
 * @param upload         the file that is its body; null if its body is JSON or if it has none
 * @param repeatable     whether sending it twice has the same effect as sending it once
 * @param limit          its own rate limit for a credential; null if there is none
 * @param authentication the accepted kinds of credentials
 * @param scopes         the OAuth scopes that permit it. An access token needs one of them. Empty if it needs none, or if Cal.com documents none
 * @param result         the result of a successful call
 * @param availability   the servers that support it
 * @param deprecated     whether Cal.com has deprecated it
 * @param summary        a summary of one line for the reference
 */
public record Operation(
        String resource, String name, Kind kind, String method, String path, String reads, Map<String, String> matches,
        Map<ApiProfile, String> versions, Map<ApiProfile, Paging> paging,
        List<Parameter> parameters, Body body, List<BodyField> bodyFields, Upload upload,
        boolean repeatable, CallLimit limit, Set<AuthenticationKind> authentication, List<String> scopes, Result result,
        Availability availability, boolean deprecated, String summary) {

    /** The name of the operation that a {@link Kind#UPSERT} calls for a new item. */
    public static final String CREATE = "create";

    /** The name of the operation that a {@link Kind#UPSERT} calls for an item of the list. */
    public static final String UPDATE = "update";

    public Operation {
        matches = Collections.unmodifiableMap(new LinkedHashMap<>(matches));
        versions = Map.copyOf(versions);
        paging = Map.copyOf(paging);
        parameters = List.copyOf(parameters);
        bodyFields = List.copyOf(bodyFields);
        authentication = Set.copyOf(authentication);
        scopes = List.copyOf(scopes);
    }

    /** Whether an operation is called or consumed from. */
    public enum Kind {
        /** It is called, and is one operation of the API. */
        CALL,
        /** It is called: it reads a list, and creates or updates an item. */
        UPSERT,
        /** It is consumed from, and polls a list. */
        CHANGES,
        /** It is consumed from, and receives webhooks. */
        EVENTS
    }

    /** Whether an operation has a body. */
    public enum Body { NONE, OPTIONAL, REQUIRED }

    /**
     * The result of a successful call.
     *
     * @param type   the type, such as {@code Booking}; {@code Any} if the API documents none
     * @param shape  the structure of the response
     * @param select for an operation that is derived from the response of another one, the field of {@code data} with the result; otherwise null
     */
    public record Result(String type, Shape shape, String select) {

        /** The structure of a response. */
        public enum Shape {
            /** One value in the envelope's {@code data}. */
            VALUE,
            /** A list. */
            LIST,
            /** No envelope: the document itself is the result. */
            DOCUMENT,
            /** No result, or a status only. */
            NOTHING,
            /** A redirect; its target is the result. */
            REDIRECT
        }
    }

    /** Returns {@code resource/name}, the form of endpoint URIs. */
    public String uri() {
        return resource + '/' + name;
    }

    /** Returns the value of the version header for a profile, or null if it is not sent. */
    public String version(ApiProfile profile) {
        return versions.get(profile);
    }

    /** Returns the paging of the list for a profile, or null if it has no pages. */
    public Paging paging(ApiProfile profile) {
        return paging.get(profile);
    }

    /** Returns the parameters of a profile, in the order of {@link #parameters()}. */
    public List<Parameter> parameters(ApiProfile profile) {
        return parameters.stream().filter(parameter -> parameter.availability().includes(profile)).toList();
    }

    /** Returns the body fields of a profile, in the order of {@link #bodyFields()}. */
    public List<BodyField> bodyFields(ApiProfile profile) {
        return bodyFields.stream().filter(field -> field.availability().includes(profile)).toList();
    }

    /** Whether it can be called without credentials. */
    public boolean isPublic() {
        return authentication.contains(AuthenticationKind.NONE);
    }

    /** Whether a producer executes the operation; otherwise a consumer or a webhook does. */
    public boolean isForProducers() {
        return kind == Kind.CALL || kind == Kind.UPSERT;
    }
}
