/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation of the catalogue, with an empty body and with ids that do not exist. */
class ServedOperationsTest {

    private static final Set<String> PUBLIC = Set.of("team-event-types/list", "org-team-event-types/list");

    private static CalcomSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).seed(seeding -> {
            seeding.organization("Acme", seeding.user("olivia", "Olivia", "olivia@example.com", "Europe/London")).team("Sales");
            seeding.user("stranger", "Stranger", "stranger@example.com", "Europe/London");
        }).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Stream<Operation> operations() {
        return OperationCatalog.instance().resources().stream().flatMap(resource -> OperationCatalog.instance().operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL && operation.path() != null)
                .filter(operation -> operation.availability().includes(ApiProfile.HOSTED));
    }

    private static Stream<Operation> operationsOfTeams() {
        return operations().filter(operation -> operation.path().startsWith("/v2/organizations/{orgId}")
                || operation.path().startsWith("/v2/teams/{teamId}")).filter(operation -> !PUBLIC.contains(operation.uri()));
    }

    private static Answer call(SandboxClient client, Operation operation) {
        String path = operation.path().replace("{orgId}", "1").replace("{teamId}", "2").replaceAll("\\{[^}]+\\}", "99");
        String version = operation.version(ApiProfile.HOSTED);
        SandboxClient versioned = version == null ? client : client.version(version);
        return versioned.json(operation.method(), path, operation.method().equals("GET") ? "" : "{}");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isServed(Operation operation) {
        Answer answer = call(SandboxClient.of(sandbox, "stranger"), operation);
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        assertThat(answer.text()).doesNotContain("Cannot " + operation.method());
    }

    @ParameterizedTest
    @MethodSource("operationsOfTeams")
    void isForbiddenForUsersWhoDoNotBelongToTheTeam(Operation operation) {
        Answer answer = call(SandboxClient.of(sandbox, "stranger"), operation);
        assertThat(answer.status()).as(answer.text()).isIn(403, 404);
        assertThat(call(SandboxClient.withoutKey(sandbox), operation).status()).isIn(401, 403);
    }
}
