/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Arrays;
import java.util.Optional;

/** Operations on the video-call apps of users and teams: the connected apps and the default app. */
final class ConferencingHandlers implements OperationRegistry.Group {

    private static final Schema DEFAULT = new Schema()
            .required("appSlug", Rule.in(Arrays.stream(ConferencingApp.values()).map(ConferencingApp::slug).toList()));

    private final Credentials credentials;
    private final DefaultConferencing defaults;
    private final Authorization authorization;

    ConferencingHandlers(SandboxState state) {
        this.credentials = new Credentials(state);
        this.defaults = new DefaultConferencing(state);
        this.authorization = new Authorization(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        for (String resource : new String[] {"conferencing", "org-team-conferencing"}) {
            registry.on(resource + "/list").handle(this::list);
            registry.on(resource + "/connect").handle(this::connect);
            registry.on(resource + "/get-default").handle(this::getDefault);
            registry.on(resource + "/set-default").handle(call -> setDefault(call, call.path("app")));
            registry.on(resource + "/disconnect").handle(this::disconnect);
            registry.on(resource + "/auth-url").handle(ConferencingHandlers::authorizationUrl);
        }
        registry.on("conferencing/oauth-callback").access(Access.OPEN).handle(this::callback);
        registry.on("org-team-conferencing/oauth-callback").handle(this::callbackOfTeam);
        registry.on("org-user-conferencing/list").handle(this::listWithDefault);
        registry.on("org-user-conferencing/set-default").handle(
                call -> setDefault(call, DEFAULT.accept(call.bodyToCheck()).get("appSlug").asText()));
    }

    private static boolean isConferencing(Credential credential) {
        return Arrays.stream(ConferencingApp.values()).anyMatch(app -> app.type().equals(credential.type()));
    }

    private Answer list(Call call) {
        ArrayNode list = Json.array();
        credentials.of(AppOwner.of(call)).filter(ConferencingHandlers::isConferencing).map(Credentials::view).forEach(list::add);
        return Answer.ok(list);
    }

    private Answer listWithDefault(Call call) {
        ArrayNode list = Json.array();
        String chosen = defaults.find(AppOwner.of(call)).map(app -> app.path("appSlug").asText()).orElse("");
        credentials.of(AppOwner.of(call)).filter(ConferencingHandlers::isConferencing).forEach(credential -> list.add(
                Credentials.view(credential).put("appSlug", credential.appId()).put("isDefault", chosen.equals(credential.appId()))));
        return Answer.ok(list);
    }

    private Answer connect(Call call) {
        AppOwner owner = AppOwner.of(call);
        if (!call.path("app").equals(ConferencingApp.GOOGLE_MEET.slug())) {
            throw ApiException.badRequest("Invalid conferencing app. Available apps: GOOGLE_MEET.");
        }
        if (credentials.find(owner, CalendarApp.GOOGLE.type()).isEmpty()) {
            throw ApiException.badRequest("Google Meet requires a Google Calendar connection.");
        }
        if (credentials.find(owner, ConferencingApp.GOOGLE_MEET.type()).isPresent()) {
            throw ApiException.badRequest("Google Meet is already connected for this " + owner.label() + ".");
        }
        ObjectNode view = Credentials.view(credentials.add(owner, ConferencingApp.GOOGLE_MEET.type(), ConferencingApp.GOOGLE_MEET.slug(),
                Json.object()));
        view.putObject("key");
        return Answer.ok(view);
    }

    private Answer getDefault(Call call) {
        return defaults.find(AppOwner.of(call)).map(Answer::ok).orElseGet(() -> CalendarHandlers.done(200));
    }

    private Answer setDefault(Call call, String slug) {
        AppOwner owner = AppOwner.of(call);
        requireConnected(owner, app(slug));
        defaults.set(owner, slug);
        return CalendarHandlers.done(200);
    }

    /** Disconnecting the default app makes Cal Video the default. */
    private Answer disconnect(Call call) {
        AppOwner owner = AppOwner.of(call);
        ConferencingApp app = app(call.path("app"));
        requireConnected(owner, app);
        credentials.find(owner, app.type()).ifPresent(credentials::remove);
        if (defaults.find(owner).filter(chosen -> chosen.path("appSlug").asText().equals(app.slug())).isPresent()) {
            defaults.set(owner, ConferencingApp.CAL_VIDEO.slug());
        }
        return CalendarHandlers.done(200);
    }

    private static ConferencingApp app(String slug) {
        return ConferencingApp.bySlug(slug)
                .orElseThrow(() -> ApiException.badRequest("Invalid app, available apps are: ", "google-meet, zoom, msteams"));
    }

    private void requireConnected(AppOwner owner, ConferencingApp app) {
        if (app != ConferencingApp.CAL_VIDEO && credentials.find(owner, app.type()).isEmpty()) {
            throw ApiException.badRequest(app.slug() + " not connected.");
        }
    }

    private static Answer authorizationUrl(Call call) {
        String base = ConferencingApp.bySlug(call.path("app")).flatMap(ConferencingApp::authorizationUrl)
                .orElseThrow(() -> ApiException.badRequest("Invalid conferencing app, available apps are: ", "zoom, msteams"));
        ObjectNode more = Json.object().put("returnTo", call.query("returnTo").orElse(""))
                .put("onErrorReturnTo", call.query("onErrorReturnTo").orElse("")).put("fromApp", false);
        if (AppOwner.of(call).teamId() != null) {
            more.put("teamId", call.path("teamId")).put("orgId", call.path("orgId"));
        }
        return Answer.ok(Json.object().put("url",
                Authorization.url(call, base, "/v2/conferencing/" + call.path("app") + "/oauth/callback", more)));
    }

    private Answer callback(Call call) {
        JsonNode kept = Authorization.requiredState(call);
        if (call.query("error").isPresent()) {
            return Answer.redirect(kept.path("onErrorReturnTo").asText());
        }
        User user = authorization.user(kept, call).orElseThrow(() -> ApiException.unauthorized("Invalid Access token."));
        AppOwner owner = kept.hasNonNull("teamId") ? new AppOwner(null, kept.get("teamId").asLong()) : new AppOwner(user.id(), null);
        return connected(call, kept, owner);
    }

    private Answer callbackOfTeam(Call call) {
        JsonNode kept = Authorization.requiredState(call);
        boolean refused = call.query("error").isPresent() || authorization.user(kept, call).isEmpty();
        return refused ? Answer.redirect(kept.path("onErrorReturnTo").asText()) : connected(call, kept, AppOwner.of(call));
    }

    private Answer connected(Call call, JsonNode kept, AppOwner owner) {
        Optional<ConferencingApp> app = ConferencingApp.bySlug(call.path("app")).filter(found -> found.authorizationUrl().isPresent());
        if (app.isEmpty() || call.query("code").isEmpty()) {
            return Answer.redirect(kept.path("onErrorReturnTo").asText());
        }
        if (credentials.find(owner, app.get().type()).isEmpty()) {
            credentials.add(owner, app.get().type(), app.get().slug(), Json.object());
        }
        return Answer.redirect(kept.path("returnTo").asText());
    }

    /** The default video-call app, stored in the metadata of the user or team as on the real server. */
    private static final class DefaultConferencing {

        private static final String FIELD = "defaultConferencingApp";

        private final SandboxState state;

        DefaultConferencing(SandboxState state) {
            this.state = state;
        }

        /** Returns {@code {"appSlug":...}}; empty if no app was selected. */
        Optional<JsonNode> find(AppOwner owner) {
            JsonNode metadata = owner.teamId() == null ? user(owner).metadata() : team(owner).settings().path("metadata");
            return Optional.of(metadata.path(FIELD)).filter(JsonNode::isObject);
        }

        void set(AppOwner owner, String slug) {
            ObjectNode chosen = Json.object().put("appSlug", slug);
            if (owner.teamId() == null) {
                ObjectNode metadata = user(owner).metadata().deepCopy();
                metadata.set(FIELD, chosen);
                user(owner).setMetadata(metadata);
            } else {
                ObjectNode settings = team(owner).settings().deepCopy();
                settings.withObjectProperty("metadata").set(FIELD, chosen);
                state.teams().put(team(owner).with(settings));
            }
        }

        private User user(AppOwner owner) {
            return state.users().find(owner.userId()).orElseThrow();
        }

        private Team team(AppOwner owner) {
            return state.teams().find(owner.teamId()).orElseThrow();
        }
    }
}
