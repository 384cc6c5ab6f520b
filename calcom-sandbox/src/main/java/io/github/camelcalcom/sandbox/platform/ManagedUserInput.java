/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Locale;

/** Reads managed users and queries of their lists from requests. */
final class ManagedUserInput {

    private static final int MOST = 250;
    private static final int DEFAULT_LIMIT = 50;

    private static final List<String> WEEK_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static final Rule FORMATS = Rule.in(List.of(12, 24));

    private static final Schema CREATE = withOptions(new Schema()
            .required("email", Rule.string())
            .required("name", Rule.string()),
            new Rule("isIn", "timeFormat must be a number either 12 or 24", FORMATS.holds()));

    private static final Schema UPDATE = withOptions(new Schema()
            .optional("email", Rule.string())
            .optional("name", Rule.string())
            .optional("defaultScheduleId", Rule.number()), FORMATS);

    private static final Schema LIST = new Schema()
            .optional("limit", Rule.max(MOST), Rule.min(1), Rule.number())
            .optional("offset", Rule.min(0), Rule.number());

    private ManagedUserInput() {
    }

    private static Schema withOptions(Schema schema, Rule timeFormat) {
        return schema.optional("timeFormat", timeFormat)
                .optional("weekStart", Rule.string(), Rule.in(WEEK_DAYS))
                .optional("timeZone", Rule.timeZone())
                .optional("locale", Rule.string())
                .optional("avatarUrl", Rule.string())
                .optional("bio", Rule.string())
                .optional("metadata", Rule.object());
    }

    /** A page of a list. */
    record Page(int limit, int offset) {

        static Page of(Call call) {
            ObjectNode target = Json.object();
            call.query("limit").ifPresent(value -> target.set("limit", number(value)));
            call.query("offset").ifPresent(value -> target.set("offset", number(value)));
            LIST.accept(target);
            return new Page(target.path("limit").asInt(DEFAULT_LIMIT), target.path("offset").asInt(0));
        }

        private static JsonNode number(String value) {
            return value.matches("-?\\d{1,9}") ? Json.MAPPER.getNodeFactory().numberNode(Integer.parseInt(value))
                    : Json.MAPPER.getNodeFactory().textNode(value);
        }
    }

    /** Returns the checked request for a new user. */
    static ObjectNode created(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        requireAddress(input.get("email").asText());
        return input;
    }

    /** Returns the checked request for a change. */
    static ObjectNode updated(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        if (input.hasNonNull("email")) {
            requireAddress(input.get("email").asText());
        }
        return input;
    }

    private static void requireAddress(String email) {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw ApiException.trpcBadRequest();
        }
    }

    /** Returns the address of a user: the given one with the client's id, unless it contains the id already. */
    static String address(OAuthClient client, String email) {
        int at = email.indexOf('@');
        return email.contains(client.id()) || at < 0 ? email : email.substring(0, at) + '+' + client.id() + email.substring(at);
    }

    /** Returns the username for an address. */
    static String username(String address) {
        return address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Applies all fields of the input except the address. */
    static void apply(User user, ObjectNode input) {
        if (input.hasNonNull("name")) {
            user.setName(input.get("name").asText());
        }
        if (input.hasNonNull("timeFormat")) {
            user.setTimeFormat(input.get("timeFormat").asInt());
        }
        if (input.hasNonNull("defaultScheduleId")) {
            user.setDefaultScheduleId(input.get("defaultScheduleId").asLong());
        }
        if (input.hasNonNull("weekStart")) {
            user.setWeekStart(input.get("weekStart").asText());
        }
        if (input.hasNonNull("timeZone")) {
            user.setTimeZone(NamedZone.of(input.get("timeZone").asText()));
        }
        if (input.hasNonNull("locale")) {
            user.setLocale(input.get("locale").asText());
        }
        if (input.hasNonNull("avatarUrl")) {
            user.setAvatarUrl(input.get("avatarUrl").asText());
        }
        if (input.hasNonNull("bio")) {
            user.setBio(input.get("bio").asText());
        }
        if (input.hasNonNull("metadata")) {
            user.setMetadata((ObjectNode) input.get("metadata"));
        }
    }
}
