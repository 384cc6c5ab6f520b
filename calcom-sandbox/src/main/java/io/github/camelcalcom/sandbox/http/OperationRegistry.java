/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.SandboxProfile;
import io.vertx.core.Future;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Maps operations of the catalogue to handlers, by operation URI ({@code bookings/create}) and version. Filled once at start, then
 * read-only.
 *
 * <pre>{@code
 * registry.on("bookings/list").access(Access.PERMISSION)
 *         .handle(this::list, V2024_08_13)
 *         .handle(this::listLegacy, V2024_04_15, V2024_06_14);
 * registry.on("me/get").handle(this::get);
 * }</pre>
 */
public final class OperationRegistry {

    /** A group of related handlers. */
    @FunctionalInterface
    public interface Group {

        /** Registers every handler of the group. */
        void register(OperationRegistry registry);
    }

    private final SandboxProfile profile;
    private final Function<String, Consumer<Call>> guards;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * Creates an empty registry for a server with that profile.
     *
     * @param guards checks that every call of an operation must pass before its handler; they throw the error
     */
    public OperationRegistry(SandboxProfile profile, Function<String, Consumer<Call>> guards) {
        this.profile = profile;
        this.guards = guards;
    }

    /** Returns the profile of the server, for routes that differ by more than their version. */
    public SandboxProfile profile() {
        return profile;
    }

    /** Returns the entry of an operation, to which handlers can be added. */
    public Entry on(String operationUri) {
        return entries.computeIfAbsent(operationUri, uri -> new Entry(uri, guards.apply(uri)));
    }

    /** Returns the entry of an operation, if any handler is registered for it. */
    Optional<Entry> find(String operationUri) {
        return Optional.ofNullable(entries.get(operationUri));
    }

    /** The handlers of one operation. */
    public static final class Entry {

        private final String operationUri;
        private final Consumer<Call> guard;
        private final Map<ApiVersion, CallHandler> handlers = new EnumMap<>(ApiVersion.class);
        private Access access = Access.CREDENTIALS;

        private Entry(String operationUri, Consumer<Call> guard) {
            this.operationUri = operationUri;
            this.guard = guard;
        }

        /** Sets the access to the operation, {@link Access#CREDENTIALS} by default. */
        public Entry access(Access who) {
            this.access = who;
            return this;
        }

        /** Serves the given versions, or every version if none is given. Other known versions result in 404. */
        public Entry handle(CallHandler.Immediate handler, ApiVersion... versions) {
            return handleLater(call -> Future.succeededFuture(handler.handle(call)), versions);
        }

        /** Like {@link #handle}, for an answer that takes time. */
        public Entry handleLater(CallHandler handler, ApiVersion... versions) {
            CallHandler guarded = call -> {
                guard.accept(call);
                return handler.handle(call);
            };
            for (ApiVersion version : versions.length == 0 ? ApiVersion.values() : versions) {
                if (handlers.putIfAbsent(version, guarded) != null) {
                    throw new IllegalStateException(operationUri + " already has a handler for version " + version.value());
                }
            }
            return this;
        }

        Access access() {
            return access;
        }

        Optional<CallHandler> handler(ApiVersion version) {
            return Optional.ofNullable(handlers.get(version));
        }
    }
}
