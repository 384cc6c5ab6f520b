/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.eventtypes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.ApiVersion;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.InviteTexts;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/**
 * Operations on the texts of calendar invites of event types and organizations. A text is a template of its own, or inherited: that of the
 * organization, or Cal.com's. The sandbox sends no invites.
 */
final class InviteTextHandlers implements OperationRegistry.Group {

    private static final String CUSTOM = "custom";
    private static final String INHERIT = "inherit";
    private static final List<String> READERS = List.of("host", "guest");

    private static final Schema TEXT = new Schema()
            .required("mode", Rule.oneOf(List.of(CUSTOM, INHERIT)))
            .optional("template", Rule.string());
    private static final Schema INPUT = new Schema()
            .optional("host", TEXT, Rule.nestedObject())
            .optional("guest", TEXT, Rule.nestedObject());

    private final SandboxState state;
    private final CalledEventType called;

    InviteTextHandlers(SandboxState state) {
        this.state = state;
        this.called = new CalledEventType(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("event-type-calendar-invites/get").handle(call -> get(new InviteTexts.Owner(null,
                called.visible(call, MembershipRole.MEMBER).id())), ApiVersion.V2026_06_12);
        registry.on("team-event-type-calendar-invites/get").handle(call -> get(ofTeam(call)), ApiVersion.V2026_06_12);
        registry.on("team-event-type-calendar-invites/update").handle(call -> update(call, ofTeam(call)), ApiVersion.V2026_06_12);
        registry.on("org-calendar-invites/get").handle(call -> get(ofOrganization(call)));
        registry.on("org-calendar-invites/update").handle(call -> update(call, ofOrganization(call)));
    }

    private InviteTexts.Owner ofTeam(Call call) {
        return new InviteTexts.Owner(null, called.owned(call).id());
    }

    private static InviteTexts.Owner ofOrganization(Call call) {
        return new InviteTexts.Owner(call.pathNumber("orgId"), null);
    }

    private Answer get(InviteTexts.Owner owner) {
        return Answer.ok(texts(owner));
    }

    private ObjectNode texts(InviteTexts.Owner owner) {
        ObjectNode texts = Json.object();
        READERS.forEach(reader -> texts.putObject(reader).put("mode", INHERIT).putNull("template"));
        state.inviteTexts().find(owner).ifPresent(found -> texts.setAll(found.texts().deepCopy()));
        return texts;
    }

    /** A change without one of the texts keeps it. */
    private Answer update(Call call, InviteTexts.Owner owner) {
        ObjectNode input = INPUT.accept(call.bodyToCheck());
        ObjectNode texts = texts(owner);
        READERS.stream().filter(input::hasNonNull).forEach(reader -> texts.set(reader, text(reader, input.get(reader))));
        state.inviteTexts().put(new InviteTexts(owner, texts));
        return Answer.ok(texts);
    }

    private static ObjectNode text(String reader, JsonNode given) {
        boolean custom = given.get("mode").asText().equals(CUSTOM);
        String template = Json.textOrNull(given, "template");
        if (custom && (template == null || template.isBlank())) {
            throw ApiException.badRequest(reader + ".template is required for the mode " + CUSTOM);
        }
        return Json.object().put("mode", given.get("mode").asText()).put("template", custom ? template : null);
    }
}
