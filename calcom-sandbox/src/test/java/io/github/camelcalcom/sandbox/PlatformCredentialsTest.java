/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import io.github.camelcalcom.sandbox.state.MembershipRole;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Permissions for OAuth clients, and authentication with the id and secret of a client. */
class PlatformCredentialsTest {

    private static final String NEW_CLIENT = "{\"name\":\"App\",\"redirectUris\":[\"http://localhost:1/\"],\"permissions\":[\"BOOKING_READ\"]}";

    private static CalcomSandbox sandbox;
    private static Seeding.SeededOrganization acme;
    private static Seeding.SeededOrganization other;

    @BeforeAll
    static void start() {
        sandbox = CalcomSandbox.builder().seed(seeding -> {
            SandboxSeed.platform().plant(seeding);
            acme = seeding.organization("Acme", seeding.user("adam", "Adam", "adam@example.com", "Europe/London"));
            other = seeding.platform("Other", seeding.user("olga", "Olga", "olga@example.com", "Europe/London"));
        }).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SandboxClient bearer(String token) {
        return SandboxClient.withoutKey(sandbox).with("Authorization", "Bearer " + token);
    }

    private static SandboxClient client(OAuthClient client) {
        return SandboxClient.withoutKey(sandbox).with("x-cal-client-id", client.id()).with("x-cal-secret-key", client.secret());
    }

    private static String refusal(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.error().path("message").asText();
    }

    @Test
    void aClientActsAsAnAdministratorIfThereIsNoOwnerAndIsRefusedWithoutBoth() {
        try (CalcomSandbox own = CalcomSandbox.builder().seed(SandboxSeed.yaml("""
                users: [{username: olga, email: olga@example.com}, {username: adam, email: adam@example.com}]
                organizations:
                  - name: Acme
                    owner: olga
                    platform: true
                    members: [{username: adam, role: ADMIN}]
                    oAuthClients: [{name: App, id: app, redirectUris: ["http://localhost:1/"]}]
                """)).start()) {
            OAuthClient client = own.read(state -> state.oAuthClients().find("app").orElseThrow());
            SandboxClient calls = SandboxClient.withoutKey(own).with("x-cal-client-id", client.id()).with("x-cal-secret-key", client.secret());
            assertThat(calls.get("/v2/me").data().path("username").asText()).isEqualTo("olga");
            removeMembers(own, MembershipRole.OWNER);
            assertThat(calls.get("/v2/me").data().path("username").asText()).isEqualTo("adam");
            removeMembers(own, MembershipRole.ADMIN);
            assertThat(refusal(401, calls.get("/v2/me"))).isEqualTo("ApiAuthStrategy - oAuth client - No owner ID found for this OAuth client");
        }
    }

    private static void removeMembers(CalcomSandbox own, MembershipRole role) {
        own.read(state -> {
            state.memberships().removeIf(membership -> membership.role() == role);
            return null;
        });
    }

    @Test
    void theKeyOfAPlatformMakesClientsWhichAreThenListedReadChangedAndDeleted() {
        SandboxClient owner = bearer(other.apiKey());
        String id = owner.json("POST", "/v2/oauth-clients", NEW_CLIENT).data().path("clientId").asText();
        assertThat(id).matches("c[0-9a-z]{24}");
        assertThat(owner.get("/v2/oauth-clients").data()).hasSize(1);
        assertThat(owner.json("PATCH", "/v2/oauth-clients/" + id, "{\"name\":\"App 2\"}").data().path("name").asText()).isEqualTo("App 2");
        assertThat(owner.get("/v2/oauth-clients/" + id).data().path("permissions").path(0).asText()).isEqualTo("BOOKING_READ");
        assertThat(owner.call("DELETE", "/v2/oauth-clients/" + id).status()).isEqualTo(200);
        assertThat(owner.get("/v2/oauth-clients").data()).isEmpty();
    }

    @Test
    void aKeyWithoutPlatformCannotCreateAClient() {
        assertThat(refusal(403, bearer(sandbox.apiKey("alice")).json("POST", "/v2/oauth-clients", NEW_CLIENT)))
                .isEqualTo("OrganizationRolesGuard - No organization associated with the user.");
        assertThat(refusal(403, bearer(acme.apiKey()).json("POST", "/v2/oauth-clients", NEW_CLIENT)))
                .isEqualTo("OrganizationRolesGuard - Organization is not a platform (SHP).");
        assertThat(refusal(401, bearer(sandbox.apiKey("platowner")).json("POST", "/v2/oauth-clients", NEW_CLIENT)))
                .isEqualTo("GetOrgId decorator: Organization ID not found");
    }

    @Test
    void aManagedUserIsAMemberWhoMayReadClientsButNotChangeThem() {
        SandboxClient user = bearer(sandbox.platform().managedUser("mia@example.net", "Mia").tokens().access().text());
        assertThat(user.get("/v2/oauth-clients").data()).isNotEmpty();
        assertThat(refusal(403, user.json("POST", "/v2/oauth-clients", NEW_CLIENT)))
                .isEqualTo("OrganizationRolesGuard - User must have one of the roles: ADMIN, OWNER.");
    }

    @Test
    void aClientOfAnotherPlatformIsForbidden() {
        String path = "/v2/oauth-clients/" + sandbox.platform().client().id();
        assertThat(refusal(403, bearer(other.apiKey()).get(path)))
                .startsWith("OAuthClientGuard - forbidden.").endsWith("organization with id=" + other.id() + ".");
    }

    @Test
    void idAndSecretAloneActAsTheOwnerOfThePlatform() {
        assertThat(client(sandbox.platform().client()).get("/v2/me").data().path("username").asText()).isEqualTo("platowner");
    }

    @Test
    void aWrongSecretAndAnUnknownIdAreRefused() {
        OAuthClient good = sandbox.platform().client();
        assertThat(refusal(401, client(new OAuthClient(good.id(), "wrong", 0, good.settings(), good.createdAt())).get("/v2/me")))
                .isEqualTo("ApiAuthStrategy - oAuth client - Invalid client secret");
        assertThat(refusal(401, client(new OAuthClient("cnope", "s", 0, good.settings(), good.createdAt())).get("/v2/me")))
                .isEqualTo("ApiAuthStrategy - oAuth client - Client with ID cnope not found");
    }

    @Test
    void theIdInAPathReplacesTheHeader() {
        String path = "/v2/oauth-clients/" + sandbox.platform().client().id() + "/users";
        SandboxClient secretOnly = SandboxClient.withoutKey(sandbox).with("x-cal-secret-key", sandbox.platform().client().secret());
        assertThat(secretOnly.get(path).status()).isEqualTo(200);
        assertThat(refusal(401, SandboxClient.withoutKey(sandbox).get(path)))
                .startsWith("ApiAuthStrategy - Only 'x-cal-client-id' header provided.");
    }

    @Test
    void aClientIsLimitedToItsPermissions() {
        SandboxClient owner = bearer(sandbox.platform().apiKey());
        String id = owner.json("POST", "/v2/oauth-clients", NEW_CLIENT).data().path("clientId").asText();
        SandboxClient limited = client(sandbox.read(state -> state.oAuthClients().find(id).orElseThrow()));
        assertThat(limited.version("2024-08-13").get("/v2/bookings").status()).isEqualTo(200);
        assertThat(refusal(403, limited.version("2024-06-14").json("POST", "/v2/event-types", "{}"))).isEqualTo("PermissionsGuard - oAuth "
                + "client with id=" + id + " does not have the required permissions=EVENT_TYPE_WRITE. Go to platform dashboard settings and "
                + "add the required permissions to the oAuth client.");
    }

    @Test
    void onlyAKeyCanBeExchangedForAnotherKeyWhichBelongsToTheSameOrganization() {
        assertThat(refusal(401, client(sandbox.platform().client()).json("POST", "/v2/api-keys/refresh", "{}")))
                .isEqualTo("ApiAuthStrategy - Invalid authentication method. Please provide one of the allowed methods: API_KEY");
        String old = sandbox.platform().apiKey();
        String fresh = bearer(old).json("POST", "/v2/api-keys/refresh", "{}").data().path("apiKey").asText();
        assertThat(refusal(401, bearer(old).get("/v2/oauth-clients"))).isEqualTo("ApiAuthStrategy - api key - Your api key is not valid");
        assertThat(bearer(fresh).get("/v2/oauth-clients").status()).isEqualTo(200);
    }

    @Test
    void anOrganizationWithoutPlatformCannotBeSeededWithAClient() {
        assertThatThrownBy(() -> CalcomSandbox.builder().seed(seeding -> seeding.organization("Acme",
                seeding.user("adam", "Adam", "adam@example.com", "Europe/London")).oAuthClient("App", "http://localhost:1/")).start())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Organization 'Acme' is no platform");
    }

    @Test
    void aTokenAndAClientHaveAHigherLimitThanAKey() {
        try (CalcomSandbox limited = CalcomSandbox.builder().seed(SandboxSeed.platform()).rateLimits(RateLimits.CALCOM).start()) {
            PlatformClient platform = new PlatformClient(limited);
            String token = limited.platform().managedUser("mia@example.net", "Mia").tokens().access().text();
            assertThat(platform.me(token).header("X-RateLimit-Remaining-Default")).isEqualTo("499");
            assertThat(platform.headers().get("/v2/me").header("X-RateLimit-Remaining-Default")).isEqualTo("499");
            assertThat(platform.bearer(limited.platform().apiKey()).get("/v2/me").header("X-RateLimit-Remaining-Default")).isEqualTo("119");
        }
    }

    @Test
    void aSandboxWithoutAPlatformSaysHowToGetOne() {
        try (CalcomSandbox plain = CalcomSandbox.start()) {
            assertThatThrownBy(() -> plain.platform().client()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SandboxSeed.platform()");
        }
    }

    @Test
    void textsContainNoSecrets() {
        OAuthClient client = sandbox.platform().client();
        assertThat(client.toString()).contains(client.id()).doesNotContain(client.secret());
        SandboxPlatform.ManagedUser user = sandbox.platform().managedUser("noa@example.net", "Noa");
        assertThat(user.toString()).doesNotContain(user.tokens().access().text()).doesNotContain(user.tokens().refresh().text());
    }
}
