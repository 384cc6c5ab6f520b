/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.schedules.WeekDays;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/** Operations on the profile of the caller. */
final class MeHandlers implements OperationRegistry.Group {

    private static final Schema UPDATE = new Schema()
            .optional("email", Rule.email())
            .optional("name", Rule.string())
            .optional("bio", Rule.string())
            .optional("avatarUrl", Rule.string())
            .optional("timeFormat", Rule.in(List.of(12, 24)))
            .optional("defaultScheduleId", Rule.number())
            .optional("weekStart", Rule.string(), Rule.in(WeekDays.NAMES))
            .optional("timeZone", Rule.timeZone())
            .optional("locale", Rule.string())
            .optional("metadata", Rule.object());

    private final SandboxState state;

    MeHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("me/get").handle(this::get);
        registry.on("me/update").handle(this::update);
    }

    private Answer get(Call call) {
        return Answer.ok(profile(call.user()));
    }

    private Answer update(Call call) {
        if (call.anyBody() != null && call.anyBody().isArray()) {
            throw ApiException.databaseFailure();
        }
        ObjectNode input = UPDATE.accept(withNumber(call.body(), "timeFormat"));
        User user = call.user();
        String email = Json.textOrNull(input, "email");
        if (email != null && state.users().stream().anyMatch(other -> other != user && other.email().equals(email))) {
            throw ApiException.duplicateRecord();
        }
        change(user, input);
        return Answer.ok(profile(user).without("organization"));
    }

    /** Converts a text to a number as the real server does before it checks the number. */
    private static JsonNode withNumber(JsonNode body, String name) {
        boolean number = body.path(name).isTextual() && body.get(name).asText().matches("\\d{1,9}");
        return number ? ((ObjectNode) body.deepCopy()).put(name, body.get(name).asInt()) : body;
    }

    private static void change(User user, ObjectNode input) {
        input.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String text = value.isNull() ? null : value.asText();
            switch (field.getKey()) {
                case "email" -> user.setEmail(text);
                case "name" -> user.setName(text);
                case "bio" -> user.setBio(text);
                case "avatarUrl" -> user.setAvatarUrl(text);
                case "timeFormat" -> user.setTimeFormat(value.asInt());
                case "defaultScheduleId" -> user.setDefaultScheduleId(value.isNull() ? null : value.asLong());
                case "weekStart" -> user.setWeekStart(text);
                case "timeZone" -> user.setTimeZone(NamedZone.of(text));
                case "locale" -> user.setLocale(text);
                case "metadata" -> user.setMetadata((ObjectNode) value);
                default -> throw new IllegalStateException("A profile has no property " + field.getKey());
            }
        });
    }

    private ObjectNode profile(User user) {
        ObjectNode profile = Json.object()
                .put("id", user.id())
                .put("email", user.email())
                .put("name", user.name())
                .put("avatarUrl", user.avatarUrl())
                .put("bio", user.bio())
                .put("timeFormat", user.timeFormat())
                .put("defaultScheduleId", user.defaultScheduleId())
                .put("weekStart", user.weekStart())
                .put("timeZone", user.timeZone().name())
                .put("username", user.username())
                .put("organizationId", user.organizationId());
        if (user.organizationId() != null) {
            Team organization = state.organization(user.organizationId()).orElseThrow();
            profile.putObject("organization").put("isPlatform", organization.platform()).put("id", organization.id());
        }
        return profile;
    }
}
