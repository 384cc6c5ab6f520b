/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.http.Resources;
import io.github.camelcalcom.sandbox.state.Role;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Operations on custom roles of organizations and teams. Permissions are stored and returned but not enforced: as on a server without that
 * feature, the membership determines what a member may do.
 */
final class RoleHandlers implements OperationRegistry.Group {

    private static final String DEFAULT_COLOR = "#6B7280";

    private static final Schema CREATE = common(new Schema().required("name", Rule.minLength(1), Rule.string()));
    private static final Schema UPDATE = common(new Schema().optional("name", Rule.minLength(1), Rule.string()));

    private final SandboxState state;
    private final List<Role> systemRoles;
    private final Permissions permissions;

    /** Creates the operations for the state of one sandbox. */
    RoleHandlers(SandboxState state) {
        this.state = state;
        this.systemRoles = systemRoles(state.now());
        this.permissions = new Permissions(known(systemRoles));
    }

    private static Schema common(Schema schema) {
        return schema.optional("color", Rule.string()).optional("description", Rule.string()).optional("permissions");
    }

    private static List<Role> systemRoles(Instant now) {
        List<Role> roles = new ArrayList<>();
        Resources.read(RoleHandlers.class, "system-roles.json").forEach(role -> {
            List<String> permissions = new ArrayList<>();
            role.get("permissions").forEach(permission -> permissions.add(permission.asText()));
            roles.add(new Role(role.get("id").asText(), null, role.get("name").asText(), role.get("color").asText(),
                    role.get("description").asText(), permissions, now, now));
        });
        return List.copyOf(roles);
    }

    private static Set<String> known(List<Role> roles) {
        Set<String> known = new HashSet<>();
        roles.forEach(role -> known.addAll(role.permissions()));
        Resources.read(RoleHandlers.class, "further-permissions.json").forEach(permission -> known.add(permission.asText()));
        return known;
    }

    @Override
    public void register(OperationRegistry registry) {
        register(registry, "org-role", "orgId", "organizationId");
        register(registry, "org-team-role", "teamId", "teamId");
    }

    private void register(OperationRegistry registry, String resource, String owner, String ownerField) {
        registry.on(resource + "s/create").handle(call -> Answer.created(view(create(call, call.pathNumber(owner)), ownerField)));
        registry.on(resource + "s/list").handle(call -> list(call, call.pathNumber(owner), ownerField));
        registry.on(resource + "s/get").handle(call -> Answer.ok(view(existing(call, owner), ownerField)));
        registry.on(resource + "s/update").handle(call -> Answer.ok(view(update(call, existing(call, owner)), ownerField)));
        registry.on(resource + "s/delete").handle(call -> Answer.ok(view(delete(existing(call, owner)), ownerField)));
        registry.on(resource + "-permissions/list").handle(call -> Answer.ok(Json.array(existing(call, owner).permissions())));
        registry.on(resource + "-permissions/add").handle(call -> changed(call, owner, old -> Permissions.joined(old, read(call))));
        registry.on(resource + "-permissions/set").handle(call -> changed(call, owner, old -> read(call)));
        registry.on(resource + "-permissions/remove").handle(call -> {
            permissions.require(call.path("permission"));
            return removed(call, owner, List.of(call.path("permission")));
        });
        registry.on(resource + "-permissions/remove-all").handle(call -> removed(call, owner,
                call.queryAll("permissions").stream().flatMap(list -> Arrays.stream(list.split(","))).toList()));
    }

    private List<String> read(Call call) {
        return permissions.read(call.body().path("permissions"));
    }

    private Answer changed(Call call, String owner, UnaryOperator<List<String>> change) {
        Role role = existing(call, owner);
        return Answer.ok(Json.array(state.roles().put(role.withPermissions(change.apply(role.permissions()))).permissions()));
    }

    private Answer removed(Call call, String owner, List<String> unwanted) {
        Role role = existing(call, owner);
        state.roles().put(role.withPermissions(Permissions.without(role.permissions(), unwanted)));
        return Answer.document(204, null);
    }

    private Role create(Call call, long owner) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        String name = input.get("name").asText();
        List<String> wanted = input.has("permissions") ? permissions.read(input.get("permissions")) : List.of();
        if (state.roles().stream().anyMatch(role -> role.teamId() == owner && role.name().equals(name))) {
            throw ApiException.badRequest("Role with name \"" + name + "\" already exists");
        }
        return state.roles().put(new Role(state.uids().uuid(), owner, name, input.path("color").asText(DEFAULT_COLOR),
                Json.textOrNull(input, "description"), wanted, call.now(), call.now()));
    }

    private Answer list(Call call, long owner, String ownerField) {
        List<Role> roles = new ArrayList<>(systemRoles);
        state.roles().stream().filter(role -> role.teamId() == owner).forEach(roles::add);
        ArrayNode page = PageRequest.of(call).of(roles.stream(), role -> view(role, ownerField));
        return Answer.ok(page);
    }

    /** As on the real server, a changed description is ignored. */
    private Role update(Call call, Role old) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        JsonNode wanted = input.path("permissions");
        return state.roles().put(new Role(old.id(), old.teamId(), input.path("name").asText(old.name()), input.path("color").asText(old.color()),
                old.description(), wanted.isMissingNode() ? old.permissions() : permissions.read(wanted), old.createdAt(),
                input.isEmpty() ? old.updatedAt() : call.now()));
    }

    private Role delete(Role role) {
        state.roles().remove(role.id());
        return role;
    }

    private Role existing(Call call, String owner) {
        long team = call.pathNumber(owner);
        String id = call.path("roleId");
        return state.roles().find(id).filter(role -> role.teamId() == team)
                .orElseThrow(() -> ApiException.notFound("Role with id " + id + " within team id " + team + " not found"));
    }

    private static ObjectNode view(Role role, String ownerField) {
        ObjectNode view = Json.object().put("id", role.id()).put("name", role.name()).put("color", role.color())
                .put("description", role.description()).put(ownerField, role.teamId())
                .put("type", role.teamId() == null ? "SYSTEM" : "CUSTOM");
        view.set("permissions", Json.array(role.permissions()));
        view.set("createdAt", Json.instant(role.createdAt()));
        view.set("updatedAt", Json.instant(role.updatedAt()));
        return view;
    }
}
