/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;

/** The operations of one server, each made ready with the first call of it. Thread safe. */
public final class RequestTemplates {

    private final ApiProfile profile;
    private final String apiVersion;
    private final String basePath;
    private final ListFallback listFallback;
    private final RequestTemplates documented;
    private final Map<String, RequestTemplate> templates = new ConcurrentHashMap<>();

    /** @see RequestTemplate#RequestTemplate(Operation, ApiProfile, String, String) */
    public RequestTemplates(ApiProfile profile, String apiVersion, String basePath) {
        this(profile, apiVersion, basePath, null);
    }

    /** The operations of a server whose profile follows from its host, in the versions of the catalogue. */
    public static RequestTemplates of(ServerAddress server) {
        return new RequestTemplates(ApiProfile.forHost(server.host()), null, server.basePath());
    }

    /** @param listFallback calls lists in an older version if they are not answered in time; null to never do that */
    public RequestTemplates(ApiProfile profile, String apiVersion, String basePath, ListFallback listFallback) {
        this.listFallback = listFallback;
        this.profile = profile;
        this.apiVersion = apiVersion;
        this.basePath = basePath;
        this.documented = apiVersion == null ? this : new RequestTemplates(profile, null, basePath, listFallback);
    }

    /** Null if lists are called in one version only. */
    ListFallback listFallback() {
        return listFallback;
    }

    /** The operations in the versions of the catalogue. */
    RequestTemplates documented() {
        return documented;
    }

    /**
     * An operation of the catalogue.
     *
     * @param  uri                      such as {@code bookings/list}
     * @throws IllegalArgumentException if there is none of this name, naming the nearest, or if only a route can consume it
     */
    public RequestTemplate template(String uri) {
        RequestTemplate known = templates.get(uri);
        return known != null ? known : templates.computeIfAbsent(uri, this::create);
    }

    private RequestTemplate create(String uri) {
        Operation operation = OperationResolver.resolve(uri);
        if (operation.kind() != Operation.Kind.CALL) {
            throw new IllegalArgumentException("calcom:" + uri + " cannot be called: it can only be consumed by a route");
        }
        return template(operation);
    }

    /** Makes a template of an operation of kind {@link Operation.Kind#CALL}. */
    public RequestTemplate template(Operation operation) {
        return new RequestTemplate(operation, profile, apiVersion, basePath);
    }
}
