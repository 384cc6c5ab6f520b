/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.askedfor;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.CalcomConstants;

import static io.github.camelcalcom.askedfor.Caller.texts;
import static io.github.camelcalcom.askedfor.Caller.webhook;
import static org.assertj.core.api.Assertions.assertThat;

/** The OAuth client of a platform: its managed users and webhooks. */
final class PlatformActions {

    private static final String USER = "userId";
    private static final String CLIENT = "clientId";
    private static final String WEBHOOK = "webhookId";

    private PlatformActions() {
    }

    static void addTo(Actions actions) {
        actions.add(13, "oauth-client-users/create", caller -> {
            JsonNode made = user(caller, "zoe");
            assertThat(made.at("/user/email").asText()).startsWith("zoe+");
            assertThat(made.path("accessToken").asText()).isNotEmpty();
            assertThat(made.path("refreshToken").asText()).isNotEmpty();
        }).add(107, "oauth-client-users/get", caller -> assertThat(caller.portal("oauth-client-users/get", null, CLIENT, client(caller),
                USER, user(caller, "zoe").at("/user/id").asLong()).path("name").asText()).isEqualTo("zoe")
        ).add(64, "oauth-client-users/list", caller -> {
            String email = user(caller, "zoe").at("/user/email").asText();
            user(caller, "yan");
            assertThat(texts(caller.portal("oauth-client-users/list", null, CLIENT, client(caller)), "name")).contains("zoe", "yan");
            assertThat(texts(caller.portal("oauth-client-users/list", null, CLIENT, client(caller), "emails", email), "name"))
                    .containsExactly("zoe");
        }).add(132, "oauth-client-users/update", caller -> assertThat(caller.portal("oauth-client-users/update",
                Map.of("name", "Zoe B", "timeZone", "Asia/Tokyo"), CLIENT, client(caller), USER, user(caller, "zoe").at("/user/id").asLong())
                .path("timeZone").asText()).isEqualTo("Asia/Tokyo")
        ).add(32, "oauth-client-users/delete", caller -> {
            long id = user(caller, "zoe").at("/user/id").asLong();
            assertThat(caller.portal("oauth-client-users/delete", null, CLIENT, client(caller), USER, id).path("id").asLong()).isEqualTo(id);
            assertThat(texts(caller.portal("oauth-client-users/list", null, CLIENT, client(caller)), "name")).doesNotContain("zoe");
        });
        addTokens(actions);
        addWebhooks(actions);
    }

    private static String client(Caller caller) {
        return caller.sandbox().platform().client().id();
    }

    private static JsonNode user(Caller caller, String name) {
        return caller.portal("oauth-client-users/create", Map.of("email", name + "@example.org", "name", name), CLIENT, client(caller));
    }

    private static void addTokens(Actions actions) {
        actions.add(57, "oauth-client-users/force-refresh", caller -> {
            JsonNode made = user(caller, "zoe");
            JsonNode tokens = caller.portal("oauth-client-users/force-refresh", null, CLIENT, client(caller), USER, made.at("/user/id").asLong());
            assertThat(tokens.path("accessToken").asText()).isNotEmpty().isNotEqualTo(made.path("accessToken").asText());
        }).add(95, "oauth-client-users/refresh", caller -> {
            JsonNode made = user(caller, "zoe");
            JsonNode tokens = caller.portal("oauth-client-users/refresh", Map.of("refreshToken", made.path("refreshToken").asText()),
                    CLIENT, client(caller));
            assertThat(tokens.path("accessToken").asText()).isNotEmpty().isNotEqualTo(made.path("accessToken").asText());
            assertThat(tokens.path("refreshToken").asText()).isNotEmpty();
        }).add(113, "provider/get", caller -> assertThat(caller.portal("provider/get", null, CLIENT, client(caller)).path("clientId").asText())
                .isEqualTo(client(caller))
        ).add(53, "provider/verify-access-token", caller -> caller.portal("provider/verify-access-token", null, CLIENT, client(caller),
                CalcomConstants.MANAGED_USER_ID.replace("CamelCalcom", ""), user(caller, "zoe").at("/user/id").asLong()));
    }

    private static void addWebhooks(Actions actions) {
        actions.add(14, "oauth-client-webhooks/create", caller -> {
            JsonNode made = hook(caller, "one");
            assertThat(made.path("oAuthClientId").asText()).isEqualTo(client(caller));
            assertThat(made.path("active").asBoolean()).isTrue();
        }).add(108, "oauth-client-webhooks/get", caller -> assertThat(caller.portal("oauth-client-webhooks/get", null, CLIENT, client(caller),
                WEBHOOK, hook(caller, "one").path("id").asText()).path("subscriberUrl").asText()).isEqualTo("https://hooks.example.com/one")
        ).add(123, "oauth-client-webhooks/list", caller -> {
            hook(caller, "one");
            hook(caller, "two");
            assertThat(texts(caller.portal("oauth-client-webhooks/list", null, CLIENT, client(caller)), "subscriberUrl"))
                    .containsExactlyInAnyOrder("https://hooks.example.com/one", "https://hooks.example.com/two");
        }).add(133, "oauth-client-webhooks/update", caller -> assertThat(caller.portal("oauth-client-webhooks/update",
                Map.of("triggers", List.of("BOOKING_CANCELLED")), CLIENT, client(caller), WEBHOOK, hook(caller, "one").path("id").asText())
                .at("/triggers/0").asText()).isEqualTo("BOOKING_CANCELLED")
        ).add(3, "oauth-client-webhooks/delete", caller -> {
            caller.portal("oauth-client-webhooks/delete", null, CLIENT, client(caller), WEBHOOK, hook(caller, "one").path("id").asText());
            assertThat(caller.portal("oauth-client-webhooks/list", null, CLIENT, client(caller))).isEmpty();
        });
    }

    private static JsonNode hook(Caller caller, String path) {
        return caller.portal("oauth-client-webhooks/create", webhook(path), CLIENT, client(caller));
    }
}
