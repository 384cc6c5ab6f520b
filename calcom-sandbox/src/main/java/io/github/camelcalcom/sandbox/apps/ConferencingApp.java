/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import java.util.Arrays;
import java.util.Optional;

/** A kind of video call. */
enum ConferencingApp {

    GOOGLE_MEET("google-meet", "google_video", null),
    ZOOM("zoom", "zoom_video", "https://zoom.us/oauth/authorize?response_type=code&client_id=sandbox"),
    MS_TEAMS("msteams", "office365_video", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&client_id=sandbox"
            + "&scope=OnlineMeetings.ReadWrite%20offline_access"),
    CAL_VIDEO("daily-video", "daily_video", null);

    private final String slug;
    private final String type;
    private final String authorizationUrl;

    ConferencingApp(String slug, String type, String authorizationUrl) {
        this.slug = slug;
        this.type = type;
        this.authorizationUrl = authorizationUrl;
    }

    static Optional<ConferencingApp> bySlug(String slug) {
        return Arrays.stream(values()).filter(app -> app.slug.equals(slug)).findFirst();
    }

    String slug() {
        return slug;
    }

    /** Returns the type of the credentials. */
    String type() {
        return type;
    }

    /** Returns the address of the authorization page without state and redirect; empty if the app is connected without one. */
    Optional<String> authorizationUrl() {
        return Optional.ofNullable(authorizationUrl);
    }
}
