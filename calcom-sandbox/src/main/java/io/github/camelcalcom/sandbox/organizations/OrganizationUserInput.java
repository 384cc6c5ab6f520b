/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.schedules.WeekDays;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/** The rules for users of organizations in requests. */
final class OrganizationUserInput {

    private static final List<String> APPEARANCE = List.of("theme", "appTheme", "brandColor", "darkBrandColor");

    private static final Schema CREATE = common(new Schema().required("email", Rule.email()))
            .optional("organizationRole", Rule.oneOf(MembershipRole.names()))
            .optional("autoAccept", Rule.bool())
            .byDefault("organizationRole", MembershipRole.MEMBER).byDefault("autoAccept", true);
    private static final Schema UPDATE = common(new Schema().optional("email", Rule.email()));

    private OrganizationUserInput() {
    }

    private static Schema common(Schema schema) {
        APPEARANCE.forEach(name -> schema.optional(name, Rule.string()));
        return schema.optional("username", Rule.string())
                .optional("weekday", Rule.string(), Rule.oneOf(WeekDays.NAMES))
                .optional("hideBranding", Rule.bool())
                .optional("allowDynamicBooking", Rule.bool())
                .optional("timeZone", Rule.timeZone())
                .optional("timeFormat", Rule.number(), Rule.in(List.of(12, 24)))
                .optional("defaultScheduleId", Rule.number(), Rule.min(0))
                .optional("locale", Rule.string())
                .optional("avatarUrl", Rule.string())
                .optional("bio", Rule.string())
                .optional("metadata", Rule.object());
    }

    /**
     * As on the real server, the error for an invalid address does not contain its value, because the server converts it to lower case
     * first.
     */
    static ObjectNode checkedForCreate(JsonNode body) {
        return CREATE.accept(body.path("email").isTextual() ? body : withoutEmail(body));
    }

    private static JsonNode withoutEmail(JsonNode body) {
        return body instanceof ObjectNode object ? object.deepCopy().without(List.of("email")) : body;
    }

    static ObjectNode checkedForUpdate(JsonNode body) {
        return UPDATE.accept(body);
    }

    static MembershipRole role(ObjectNode input, MembershipRole otherwise) {
        return input.hasNonNull("organizationRole") ? MembershipRole.valueOf(input.get("organizationRole").asText()) : otherwise;
    }

    /** Applies a checked request to a user. */
    static void apply(User user, ObjectNode input) {
        input.properties().forEach(field -> apply(user, field.getKey(), field.getValue()));
    }

    private static void apply(User user, String name, JsonNode value) {
        String text = value.isNull() ? null : value.asText();
        switch (name) {
            case "email" -> user.setEmail(text);
            case "username" -> user.setUsername(text);
            case "weekday" -> user.setWeekStart(text);
            case "timeZone" -> user.setTimeZone(NamedZone.of(text));
            case "timeFormat" -> user.setTimeFormat(value.asInt());
            case "defaultScheduleId" -> user.setDefaultScheduleId(value.isNull() ? null : value.asLong());
            case "locale" -> user.setLocale(text);
            case "avatarUrl" -> user.setAvatarUrl(text);
            case "bio" -> user.setBio(text);
            case "metadata" -> user.setMetadata(value instanceof ObjectNode metadata ? metadata : Json.object());
            default -> {
                if (APPEARANCE.contains(name) || name.equals("hideBranding") || name.equals("allowDynamicBooking")) {
                    ObjectNode appearance = user.appearance().deepCopy();
                    appearance.set(name, value);
                    user.setAppearance(appearance);
                }
            }
        }
    }
}
