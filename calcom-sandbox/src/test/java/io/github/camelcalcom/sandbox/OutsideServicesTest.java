/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendars, conferencing apps and Stripe, which are simulated without calls to these services. */
class OutsideServicesTest {

    private OrganizationClient acme;

    @BeforeEach
    void start() {
        acme = OrganizationClient.start();
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    private static String state(Answer connect) {
        String url = connect.data().path("authUrl").asText(connect.data().path("url").asText());
        return url.replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    @Test
    void aFeedIsAddedAndIsACalendarThenWithoutBeingFetched() {
        SandboxClient mia = acme.as("mia");
        assertThat(mia.get("/v2/calendars/ics-feed/check").status()).isEqualTo(400);
        Answer saved = mia.json("POST", "/v2/calendars/ics-feed/save", "{\"urls\":[\"https://cal.example.com/feed.ics\"],\"readOnly\":true}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(mia.get("/v2/calendars/ics-feed/check").status()).isEqualTo(200);
        JsonNode connected = mia.get("/v2/calendars").data().path("connectedCalendars");
        assertThat(connected).hasSize(1);
        assertThat(acme.as("olivia").get("/v2/calendars").data().path("connectedCalendars")).isEmpty();
    }

    @Test
    void aConferencingAppIsTheDefaultOnceItIsConnectedAndChosen() {
        SandboxClient mia = acme.as("mia");
        assertThat(mia.call("POST", "/v2/conferencing/zoom/default").status()).isEqualTo(400);
        Answer connect = mia.get("/v2/conferencing/zoom/oauth/auth-url?returnTo=https://app.example.com/back");
        assertThat(connect.status()).as(connect.text()).isEqualTo(200);
        Answer callback = SandboxClient.withoutKey(acme.sandbox())
                .get("/v2/conferencing/zoom/oauth/callback?code=anything&state=" + state(connect));
        assertThat(callback.status()).as(callback.text()).isEqualTo(301);
        assertThat(callback.header("Location")).startsWith("https://app.example.com/back");
        assertThat(mia.call("POST", "/v2/conferencing/zoom/default").status()).isEqualTo(200);
        assertThat(mia.get("/v2/conferencing/default").data().path("appSlug").asText()).isEqualTo("zoom");
        assertThat(mia.call("DELETE", "/v2/conferencing/zoom/disconnect").status()).isEqualTo(200);
        assertThat(mia.get("/v2/conferencing/default").data().path("appSlug").asText()).isNotEqualTo("zoom");
    }

    @Test
    void stripeIsConnectedByItsCallback() {
        SandboxClient mia = acme.as("mia");
        assertThat(mia.get("/v2/stripe/check").status()).isEqualTo(404);
        Answer connect = mia.get("/v2/stripe/connect");
        assertThat(connect.status()).as(connect.text()).isEqualTo(200);
        SandboxClient.withoutKey(acme.sandbox()).get("/v2/stripe/save?code=anything&state=" + state(connect));
        assertThat(mia.get("/v2/stripe/check").status()).isEqualTo(200);
    }
}
