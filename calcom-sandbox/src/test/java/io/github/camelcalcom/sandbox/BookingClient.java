/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.List;
import java.util.Locale;

/** Calls that tests of bookings have in common. */
final class BookingClient {

    private final SandboxClient withoutVersion;
    private final SandboxClient client;

    BookingClient(SandboxClient withoutVersion) {
        this.withoutVersion = withoutVersion;
        this.client = withoutVersion.version("2024-08-13");
    }

    static ObjectNode request(long eventTypeId, String start, String name) {
        ObjectNode body = Json.object().put("start", start).put("eventTypeId", eventTypeId);
        body.putObject("attendee").put("name", name).put("email", name.toLowerCase(Locale.ROOT) + "@example.net")
                .put("timeZone", "Europe/Rome").put("language", "en");
        return body;
    }

    SandboxClient.Answer post(ObjectNode body) {
        return client.json("POST", "/v2/bookings", body.toString());
    }

    JsonNode book(long eventTypeId, String start, String name) {
        return post(request(eventTypeId, start, name)).data();
    }

    SandboxClient.Answer act(String uid, String action, ObjectNode body) {
        return client.json("POST", "/v2/bookings/" + uid + '/' + action, body.toString());
    }

    SandboxClient.Answer cancel(String uid, String reason) {
        return act(uid, "cancel", Json.object().put("cancellationReason", reason));
    }

    JsonNode get(String uid) {
        return client.get("/v2/bookings/" + uid).data();
    }

    SandboxClient.Answer list(String query) {
        return client.get("/v2/bookings?" + query);
    }

    long eventType(String settings) {
        return withoutVersion.version("2024-06-14").json("POST", "/v2/event-types", settings).data().path("id").asLong();
    }

    String webhook(String url, List<String> triggers, String secret, String template) {
        ObjectNode body = Json.object().put("active", true).put("subscriberUrl", url).put("secret", secret);
        body.set("triggers", Json.array(triggers));
        if (template != null) {
            body.put("payloadTemplate", template);
        }
        return client.json("POST", "/v2/webhooks", body.toString()).data().path("id").asText();
    }
}
