/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/** The rules for teams in requests, and their settings. */
public final class TeamInput {

    private static final String DEFAULT_ZONE = "Europe/London";
    private static final List<String> TEXTS = List.of("logoUrl", "calVideoLogo", "appLogo", "appIconLogo", "bio", "theme", "brandColor",
            "darkBrandColor", "bannerUrl");
    private static final List<String> FLAGS = List.of("hideBranding", "isPrivate", "hideBookATeamMember");
    private static final List<String> MORE_TEXTS = List.of("slug", "timeZone", "weekStart");

    private static final Schema UPDATE = rules();
    private static final Schema CREATE = rules().byDefault("hideBranding", false).byDefault("timeZone", DEFAULT_ZONE)
            .byDefault("weekStart", "Sunday").byDefault("autoAcceptCreator", true);

    private TeamInput() {
    }

    private static Schema rules() {
        Schema schema = new Schema().required("name", Rule.length(), Rule.lengthOfOthers(), Rule.string());
        TEXTS.forEach(name -> schema.optional(name, Rule.string()));
        MORE_TEXTS.forEach(name -> schema.optional(name, Rule.string()));
        FLAGS.forEach(name -> schema.optional(name, Rule.bool()));
        return schema.optional("timeFormat", Rule.integer()).optional("metadata", Rule.object()).optional("autoAcceptCreator", Rule.bool());
    }

    /** Checks a request for a new team. */
    public static ObjectNode checkedForCreate(JsonNode body) {
        return CREATE.accept(body);
    }

    /** Checks a request for a change of a team, which also requires the name. */
    static ObjectNode checkedForUpdate(JsonNode body) {
        return UPDATE.accept(body);
    }

    /** Returns the settings of a new team: the server's defaults, overridden by the given settings. */
    public static ObjectNode created(ObjectNode given) {
        ObjectNode settings = Json.object().put("timeZone", DEFAULT_ZONE).put("weekStart", "Sunday").putNull("slug").putNull("timeFormat");
        TEXTS.forEach(settings::putNull);
        FLAGS.forEach(name -> settings.put(name, false));
        return updated(settings, given);
    }

    /** Returns a copy of the settings with the given ones replaced. */
    public static ObjectNode updated(ObjectNode settings, ObjectNode given) {
        ObjectNode changed = settings.deepCopy();
        changed.setAll(given);
        return changed.without(List.of("autoAcceptCreator"));
    }
}
