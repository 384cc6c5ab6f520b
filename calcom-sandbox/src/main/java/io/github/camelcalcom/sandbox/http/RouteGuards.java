/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.sandbox.state.SandboxState;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The checks that a call of a team or an organization must pass before anything else is checked. The table {@code guards.tsv} lists them by
 * operation in the order of the real server. It follows the server's source for cases without a recording.
 */
public final class RouteGuards implements Function<String, Consumer<Call>> {

    private static final Consumer<Call> NONE = call -> {
    };

    private final Map<String, Consumer<Call>> byName = new HashMap<>();
    private final Map<String, Consumer<Call>> byOperation = new HashMap<>();

    /** Creates the guards for the state of one sandbox. */
    public RouteGuards(SandboxState state) {
        BelongingGuards belonging = new BelongingGuards(state);
        byName.put("organization", belonging::organizationExists);
        byName.put("team-in-organization", belonging::teamInOrganization);
        byName.put("user-in-organization", belonging::userInOrganization);
        byName.put("user-in-team-of-organization", belonging::userInTeamOfOrganization);
        byName.put("user-in-team", belonging::userInTeam);
        byName.put("membership-in-organization", belonging::membershipInOrganization);
        byName.put("webhook-in-organization", belonging::webhookInOrganization);
        byName.put("event-type-workflow-in-team", call -> belonging.workflowInTeam(call, false));
        byName.put("routing-form-workflow-in-team", call -> belonging.workflowInTeam(call, true));
        byName.put("routing-form-in-team", belonging::routingFormInTeam);
        byName.put("managed-organization", belonging::managedOrganization);
        RoleGuard roles = new RoleGuard(state);
        for (String role : List.of("ORG_MEMBER", "ORG_ADMIN", "ORG_OWNER", "TEAM_MEMBER", "TEAM_ADMIN", "TEAM_OWNER")) {
            byName.put(role, call -> roles.check(call, role));
        }
        table().forEach((operation, names) -> byOperation.put(operation, all(operation, names)));
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new HashMap<>();
        try (InputStream file = RouteGuards.class.getResourceAsStream("guards.tsv")) {
            if (file == null) {
                throw new IllegalStateException("The jar of the sandbox does not contain the resource guards.tsv");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t")).forEach(columns -> table.put(columns[0], List.of(columns[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read its resource guards.tsv", e);
        }
        return table;
    }

    private Consumer<Call> all(String operation, List<String> names) {
        List<Consumer<Call>> guards = new ArrayList<>();
        for (String name : names) {
            Consumer<Call> guard = byName.get(name);
            if (guard == null) {
                throw new IllegalStateException("guards.tsv has an unknown guard '" + name + "' for " + operation);
            }
            guards.add(guard);
        }
        return call -> guards.forEach(guard -> guard.accept(call));
    }

    /** Returns the checks of an operation, none if the table does not contain it. Each of them throws the error. */
    @Override
    public Consumer<Call> apply(String operation) {
        return byOperation.getOrDefault(operation, NONE);
    }
}
