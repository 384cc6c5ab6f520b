/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation is called without a credential, with an unknown key, and as a foreign user, a member, an administrator, an owner, a managed
 * user and a platform client. The classes of operations follow the server's source, the recordings and the published pages.
 */
class AuthorizationWalkTest {

    /** Routes that check permissions before credentials: a call without any is forbidden, not unauthorized. */
    private static final List<String> PERMISSION_FIRST = List.of("/v2/bookings", "/v2/event-types");

    /** Routes below these paths that check credentials only. */
    private static final List<String> CREDENTIALS_FIRST = List.of("event-type-webhooks/", "event-type-booking-fields/", "event-type-calendar-invites/",
            "event-types/history", "event-types/scheduling-config", "event-types/crm-sync-errors");

    /** Operations of organizations and teams that any member may call. */
    private static final Set<String> OF_MEMBERS = Set.of("teams/get", "team-routing-forms/create-response", "team-event-type-booking-fields/list",
            "team-event-type-calendar-invites/get", "team-booking-limit-pools/list", "org-teams/list-mine", "org-attributes/list",
            "org-attributes/get", "org-attribute-options/list", "org-attribute-options/unassign-from-user", "org-attribute-options/list-for-user",
            "org-attribute-options/list-assigned", "org-attribute-options/list-assigned-by-slug", "org-calendar-invites/get",
            "org-team-routing-forms/create-response", "org-team-event-type-booking-fields/list", "team-events/list");

    private static final Set<String> OF_OWNERS = Set.of("teams/update", "teams/delete");

    /** Operations below organizations and teams whose callers need no role there. */
    private static final Set<String> WITHOUT_ROLE = Set.of("org-routing-forms/create-response", "team-event-types/list", "org-team-event-types/list");

    private static CalcomSandbox sandbox;
    private static final Map<String, Long> IDS = new HashMap<>();

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().profile(SandboxProfile.HOSTED).seed(AuthorizationWalkTest::plant).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static void plant(Seeding seeding) {
        Seeding.SeededUser owner = user(seeding, "owner");
        Seeding.SeededUser admin = user(seeding, "admin");
        Seeding.SeededUser member = user(seeding, "member");
        user(seeding, "foreign");
        Seeding.SeededOrganization acme = seeding.organization("Acme", owner).member(admin).member(member);
        Seeding.SeededTeam sales = acme.team("Sales").member(admin).member(member);
        Seeding.SeededTeam support = seeding.team("Support", owner).member(admin).member(member);
        seeding.platform("Portal", user(seeding, "pat")).oAuthClient("Portal", "https://portal.example.com/callback");
        for (long group : new long[] {acme.id(), sales.id(), support.id()}) {
            promote(seeding, group, admin.id());
        }
        IDS.put("orgId", acme.id());
        IDS.put("sales", sales.id());
        IDS.put("support", support.id());
        IDS.put("userId", member.id());
    }

    private static Seeding.SeededUser user(Seeding seeding, String name) {
        return seeding.user(name, name, name + "@example.com", "Europe/London");
    }

    private static void promote(Seeding seeding, long group, long user) {
        var memberships = seeding.state().memberships();
        var old = memberships.find(group, user).orElseThrow();
        memberships.put(new Membership(old.id(), group, user, true, MembershipRole.ADMIN, false,
                old.createdAt(), null));
    }

    private static Stream<Operation> operations() {
        return OperationCatalog.instance().resources().stream().flatMap(resource -> OperationCatalog.instance().operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL && operation.path() != null)
                .filter(operation -> operation.availability().includes(ApiProfile.HOSTED));
    }

    private static Answer call(SandboxClient client, Operation operation) {
        boolean inOrganization = operation.path().contains("{orgId}");
        String path = operation.path().replace("{orgId}", IDS.get("orgId").toString())
                .replace("{teamId}", IDS.get(inOrganization ? "sales" : "support").toString())
                .replace("{userId}", IDS.get("userId").toString()).replace("{clientId}", sandbox.platform().client().id())
                .replaceAll("\\{[^}]+\\}", "9999");
        String version = operation.version(ApiProfile.HOSTED);
        return (version == null ? client : client.version(version)).json(operation.method(), path, operation.method().equals("GET") ? "" : "{}");
    }

    private static boolean isPublic(Operation operation) {
        return operation.authentication().contains(AuthenticationKind.NONE);
    }

    private static boolean isOfGroup(Operation operation) {
        return (operation.path().startsWith("/v2/organizations/{orgId}") || operation.path().startsWith("/v2/teams/{teamId}"))
                && !WITHOUT_ROLE.contains(operation.uri()) && !isPublic(operation);
    }

    private static Stream<Operation> ofGroups() {
        return operations().filter(AuthorizationWalkTest::isOfGroup);
    }

    private static Stream<Operation> ofCallers() {
        return operations().filter(operation -> !isPublic(operation));
    }

    @ParameterizedTest
    @MethodSource("ofCallers")
    void aCallWithoutACredentialIsRefused(Operation operation) {
        boolean permissionFirst = PERMISSION_FIRST.stream().anyMatch(operation.path()::startsWith)
                && CREDENTIALS_FIRST.stream().noneMatch(operation.uri()::startsWith);
        Answer answer = call(SandboxClient.withoutKey(sandbox), operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(permissionFirst ? 403 : 401);
    }

    @ParameterizedTest
    @MethodSource("ofCallers")
    void anUnknownKeyIsRefused(Operation operation) {
        Answer answer = call(SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer cal_unknown"), operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPublicOperationAsksForNoCredential(Operation operation) {
        if (isPublic(operation)) {
            Answer answer = call(SandboxClient.withoutKey(sandbox), operation);
            assertThat(answer.text()).doesNotContain("No authentication method provided", "no authentication provided");
        }
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void aForeignUserIsForbidden(Operation operation) {
        Answer answer = call(SandboxClient.of(sandbox, "foreign"), operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void aRoleAllowsWhatItIncludes(Operation operation) {
        String least = OF_MEMBERS.contains(operation.uri()) ? "member" : OF_OWNERS.contains(operation.uri()) ? "owner" : "admin";
        List<String> callers = List.of("member", "admin", "owner");
        for (String caller : callers) {
            sandbox.reset();
            Answer answer = call(SandboxClient.of(sandbox, caller), operation);
            if (callers.indexOf(caller) < callers.indexOf(least)) {
                assertThat(answer.status()).as(caller + ": " + answer.text()).isEqualTo(403);
            } else {
                assertThat(answer.text()).as(caller).doesNotContain("RolesGuard", "is not a member of");
                assertThat(answer.status()).as(caller + ": " + answer.text()).isNotEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void aManagedUserHasNoRoleElsewhere(Operation operation) {
        sandbox.reset();
        String token = sandbox.platform().managedUser("zoe@example.net", "Zoe").tokens().access().text();
        Answer answer = call(new PlatformClient(sandbox).bearer(token), operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void aPlatformClientHasNoRoleInAnotherOrganization(Operation operation) {
        Answer answer = call(new PlatformClient(sandbox).headers(), operation);
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    private static Stream<Operation> ofPlatforms() {
        return operations().filter(operation -> operation.path().startsWith("/v2/oauth-clients"));
    }

    @ParameterizedTest
    @MethodSource("ofPlatforms")
    void clientsAreManagedByThePlatformOnly(Operation operation) {
        sandbox.reset();
        assertThat(call(SandboxClient.of(sandbox, "foreign"), operation).status()).isEqualTo(403);
        assertThat(call(SandboxClient.of(sandbox, "owner"), operation).status()).as("of an organization that is no platform").isEqualTo(403);
        Answer own = call(new PlatformClient(sandbox).headers(), operation);
        assertThat(own.status()).as(own.text()).isNotIn(401);
        assertThat(own.text()).doesNotContain("OrganizationRolesGuard", "OAuthClientGuard");
    }
}
