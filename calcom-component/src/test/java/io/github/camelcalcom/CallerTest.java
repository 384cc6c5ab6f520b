/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;

import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import io.github.camelcalcom.sandbox.SandboxPlatform.ManagedUser;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.SandboxTestSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

/** Whom the server takes a route for, by what is configured. */
class CallerTest extends SandboxTestSupport {

    private CalcomConfiguration configuration;

    CallerTest() {
        super(false);
    }

    @Override
    protected void seed(SandboxBuilder builder) {
        builder.seed(SandboxSeed.platform());
    }

    @BeforeEach
    void configure() {
        configuration = camel.calcom().getConfiguration();
        configuration.setApiKey(null);
    }

    private CalcomContext routed() throws Exception {
        return camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:me").to("calcom:me/get");
            }
        }).started();
    }

    @Test
    void anApiKeyIsItsUser() throws Exception {
        configuration.setApiKey(sandbox.apiKey());

        assertThatAnswer(routed().call("direct:me")).containsEntry("username", "alice");
    }

    @Test
    void anAccessTokenAloneIsUsedUntilTheServerRefusesIt() throws Exception {
        OAuth2Client app = sandbox.oauth2().publicClient("App", "http://localhost:4321/cb", "PROFILE_READ");
        configuration.setOauthAccessToken(sandbox.oauth2().grant(app, "alice").access().text());

        assertThatAnswer(routed().call("direct:me")).containsEntry("username", "alice");
        sandbox.oauth2().expireAccessTokens("alice");
        Exchange refused = camel.call("direct:me");

        assertThat(refused.getException()).isInstanceOfSatisfying(CalcomAuthenticationException.class, refusal -> {
            assertThat(refusal.getStatusCode()).isEqualTo(401);
            assertThat(refusal.getServerMessage()).isEqualTo("Invalid Access Token.");
        });
        assertThat(sandbox.calls("me/get")).hasSize(2);
        assertThat(sandbox.calls("oauth2/token")).isEmpty();
    }

    @Test
    void aPlatformClientIsTheOwnerOfItsOrganization() throws Exception {
        platformClient();

        assertThatAnswer(routed().call("direct:me")).containsEntry("username", "platowner");
    }

    @Test
    void aWrongSecretOfThePlatformClientIsTheServersRefusal() throws Exception {
        platformClient();
        configuration.setPlatformClientSecret("s3cret-wrong");

        assertThat(routed().call("direct:me").getException()).isInstanceOf(CalcomAuthenticationException.class)
                .hasMessageContaining("Invalid client secret").hasMessageNotContaining("s3cret");
        assertThat(sandbox.calls()).hasSize(1);
    }

    @Test
    void nobodyCallsPublicOperations() {
        camel.start();

        Exchange found = camel.call("calcom:event-types/list?username=alice");

        assertThat(found.getException()).isNull();
        assertThat(found.getMessage().getBody()).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
    }

    @Test
    void ofSeveralCallersTheOptionSaysWhichOneIsMeant() throws Exception {
        platformClient();
        configuration.setApiKey(sandbox.apiKey());
        configuration.setAuthentication("api-key");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:owner").to("calcom:me/get?authentication=platform-client");
            }
        });

        assertThatAnswer(routed().call("direct:me")).containsEntry("username", "alice");
        assertThatAnswer(camel.call("direct:owner")).containsEntry("username", "platowner");
    }

    @Test
    void thePathParameterClientIdIsThePlatformClientUnlessTheRouteSaysAnother() {
        OAuthClient client = platformClient();
        ManagedUser mia = sandbox.platform().managedUser("mia@example.net", "Mia");
        camel.start();

        Exchange user = camel.call("calcom:oauth-client-users/get?userId=" + mia.id());
        Exchange elsewhere = camel.call("calcom:oauth-client-users/get?userId=" + mia.id(), null, Map.of(CalcomConstants.CLIENT_ID, "other"));

        assertThatAnswer(user).containsEntry("email", mia.email());
        assertThat(elsewhere.getException()).as("the path names a client that the secret is not of").isNotNull();
        assertThat(sandbox.calls("oauth-client-users/get")).extracting(call -> call.uri()).containsExactly(
                "/v2/oauth-clients/" + client.id() + "/users/" + mia.id(), "/v2/oauth-clients/other/users/" + mia.id());
    }

    @Test
    void thePathParameterClientIdNeverChoosesWhoIsCalling() {
        configuration.setApiKey(sandbox.platform().apiKey());
        camel.start();

        Exchange client = camel.call("calcom:oauth-clients/get?clientId=" + sandbox.platform().client().id());

        assertThatAnswer(client).containsEntry("id", sandbox.platform().client().id());
    }

    @Test
    void aClientOfOAuth2IsNotThePlatformClient() {
        platformClient();
        camel.start();

        Exchange exchange = camel.call("calcom:oauth2/get-client");

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("clientId")
                .hasMessageContaining(CalcomConstants.CLIENT_ID);
        assertThat(sandbox.calls()).isEmpty();
    }

    private OAuthClient platformClient() {
        OAuthClient client = sandbox.platform().client();
        configuration.setPlatformClientId(client.id());
        configuration.setPlatformClientSecret(client.secret());
        return client;
    }
}
