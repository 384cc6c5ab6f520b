/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.http.Pagination;
import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.teams.TeamInput;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Operations on the organizations that a platform organization manages. Each has an API key of its own. */
final class ManagedOrganizationHandlers implements OperationRegistry.Group {

    private static final int DEFAULT_DAYS = 30;

    private static final Schema CREATE = new Schema()
            .required("name", Rule.length(), Rule.lengthOfOthers(), Rule.string())
            .optional("slug", Rule.string())
            .optional("metadata", Rule.object())
            .optional("apiKeyDaysValid", Rule.number(), Rule.min(1))
            .optional("apiKeyNeverExpires", Rule.bool());
    private static final Schema UPDATE = new Schema()
            .optional("name", Rule.length(), Rule.lengthOfOthers(), Rule.string())
            .optional("metadata", Rule.object());

    private final SandboxState state;
    private final Organizations organizations;

    ManagedOrganizationHandlers(SandboxState state) {
        this.state = state;
        this.organizations = new Organizations(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("managed-orgs/create").handle(this::create);
        registry.on("managed-orgs/list").handle(this::list);
        registry.on("managed-orgs/get").handle(call -> Answer.ok(view(existing(call))));
        registry.on("managed-orgs/update").handle(this::update);
        registry.on("managed-orgs/delete").handle(this::delete);
    }

    private Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        Team manager = state.organization(call.pathNumber("orgId")).orElseThrow();
        if (!manager.platform()) {
            throw ApiException.forbidden("Manager organization must be a platform organization. Normal organizations can't create managed "
                    + "organizations yet.");
        }
        String slug = input.hasNonNull("slug") ? input.get("slug").asText() : slug(input.get("name").asText());
        if (state.teams().stream().anyMatch(team -> team.organization() && slug.equals(team.slug()))) {
            throw ApiException.conflict("Organization with slug '" + slug + "' already exists. Please, either provide a different slug or "
                    + "change name so that the automatically generated slug is different.");
        }
        ObjectNode settings = Json.object().put("name", input.get("name").asText()).put("slug", slug);
        settings.set("metadata", input.path("metadata").isObject() ? input.get("metadata") : Json.object());
        Team organization = organizations.create(manager.id(), true, settings, call.now());
        state.memberships().add(organization.id(), call.user().id(), true, MembershipRole.OWNER, call.now(), false);
        return Answer.created(view(organization).put("apiKey", apiKey(call, organization, input).key()));
    }

    private ApiKey apiKey(Call call, Team organization, ObjectNode input) {
        Instant expiry = input.path("apiKeyNeverExpires").asBoolean(false) ? null
                : call.now().plus(Duration.ofDays(input.path("apiKeyDaysValid").asInt(DEFAULT_DAYS)));
        return state.apiKeys().put(new ApiKey(ApiKey.PREFIX + state.uids().hex32(), call.user().id(), organization.id(), expiry, false));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private Answer list(Call call) {
        long manager = call.pathNumber("orgId");
        PageRequest page = PageRequest.of(call);
        Predicate<Team> bySlug = call.query("slug").<Predicate<Team>>map(slug -> team -> slug.equals(team.slug())).orElse(team -> true);
        Predicate<Team> byMetadata = call.query("metadataKey").<Predicate<Team>>map(key -> team -> team.settings().path("metadata").path(key)
                .asText().equals(call.query("metadataValue").orElse(""))).orElse(team -> true);
        List<Team> found = state.teams().stream().filter(team -> team.organization() && Long.valueOf(manager).equals(team.parentId()))
                .filter(bySlug.and(byMetadata)).toList();
        ArrayNode shown = page.of(found.stream(), this::view);
        ObjectNode document = Json.object().put("status", "success");
        document.set("data", shown);
        document.set("pagination", Pagination.of(found.size(), page.take(), page.skip()));
        return Answer.document(200, document);
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        Team organization = existing(call);
        return Answer.ok(view(state.teams().put(organization.with(TeamInput.updated(organization.settings(), input)))));
    }

    private Answer delete(Call call) {
        Team organization = existing(call);
        organizations.delete(organization);
        return Answer.ok(view(organization));
    }

    private Team existing(Call call) {
        return state.organization(call.pathNumber("managedOrganizationId")).orElseThrow(ApiException::missingRecord);
    }

    private ObjectNode view(Team organization) {
        ObjectNode view = Json.object().put("id", organization.id()).put("name", organization.name()).put("slug", organization.slug());
        view.set("metadata", organization.settings().path("metadata"));
        return view;
    }
}
