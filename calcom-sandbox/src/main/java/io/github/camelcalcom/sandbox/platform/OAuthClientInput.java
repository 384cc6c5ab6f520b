/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads OAuth clients from requests. */
public final class OAuthClientInput {

    private static final String EVERYTHING = "*";

    private static final List<String> PERMISSIONS = List.of("EVENT_TYPE_READ", "EVENT_TYPE_WRITE", "BOOKING_READ", "BOOKING_WRITE",
            "SCHEDULE_READ", "SCHEDULE_WRITE", "APPS_READ", "APPS_WRITE", "PROFILE_READ", "PROFILE_WRITE");

    private static final List<String> OPTIONAL_TEXTS =
            List.of("bookingRedirectUri", "bookingCancelRedirectUri", "bookingRescheduleRedirectUri");

    private static final Schema CREATE = withOptions(new Schema()
            .required("name", Rule.string())
            .required("redirectUris", Rule.each(Rule.string()), Rule.array())
            .required("permissions", permission(), Rule.array()));

    private static final Schema UPDATE = withOptions(new Schema()
            .optional("name", Rule.string())
            .optional("redirectUris", Rule.each(Rule.string()), Rule.array()));

    private OAuthClientInput() {
    }

    private static Schema withOptions(Schema schema) {
        schema.optional("logo", Rule.string());
        OPTIONAL_TEXTS.forEach(name -> schema.optional(name, Rule.string()));
        return schema.optional("areEmailsEnabled", Rule.bool())
                .optional("areDefaultEventTypesEnabled", Rule.bool())
                .optional("areCalendarEventsEnabled", Rule.bool());
    }

    /** The server's message contains no value. */
    private static Rule permission() {
        List<String> valid = new ArrayList<>(PERMISSIONS);
        valid.add(EVERYTHING);
        return new Rule("isEnum", "each value in %s must be one of the following values: ", Rule.each(Rule.oneOf(valid)).holds());
    }

    /**
     * Returns the settings of a new client.
     *
     * @throws io.github.camelcalcom.sandbox.http.ApiException 400 that lists the errors
     */
    public static ObjectNode created(JsonNode body) {
        ObjectNode given = Json.object().put("areDefaultEventTypesEnabled", false).put("areCalendarEventsEnabled", true);
        body.properties().forEach(field -> given.set(field.getKey(), field.getValue()));
        ObjectNode settings = CREATE.accept(given);
        Set<String> wanted = new HashSet<>();
        settings.get("permissions").forEach(permission -> wanted.add(permission.asText()));
        // the server stores them as bits, so that they lose their order
        settings.set("permissions", Json.array(PERMISSIONS.stream()
                .filter(permission -> wanted.contains(EVERYTHING) || wanted.contains(permission)).toList()));
        return settings;
    }

    /** Returns the settings with the changed ones replaced. */
    static ObjectNode updated(ObjectNode settings, JsonNode body) {
        ObjectNode changed = settings.deepCopy();
        return changed.setAll(UPDATE.accept(body));
    }

    /** Returns the names of addresses that answers omit if they are absent. */
    static List<String> optionalTexts() {
        return OPTIONAL_TEXTS;
    }
}
