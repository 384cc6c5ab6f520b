/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;
import java.util.Optional;

/**
 * Operations that connect external calendars. Every connection counts as reachable: passwords are not checked and feeds are not fetched.
 */
final class CalendarHandlers implements OperationRegistry.Group {

    private static final Rule FEEDS = new Rule("IsICSUrlConstraint", "The URL must be a valid ICS URL (ending with .ics)",
            value -> value.isArray() && Rule.each(new Rule("", "", url -> url.asText().matches("https?://.+\\.ics"))).holds().test(value));
    private static final Rule NOT_EMPTY = new Rule("arrayNotEmpty", "%s should not be empty", value -> value.isArray() && !value.isEmpty());

    private static final Schema FEED = new Schema()
            .required("urls", FEEDS, Rule.each(Rule.notEmpty()), NOT_EMPTY, Rule.array())
            .optional("readOnly", Rule.bool())
            .byDefault("readOnly", true);
    private static final Schema PASSWORD = new Schema()
            .required("username", Rule.minLength(1), Rule.string())
            .required("password", Rule.minLength(1), Rule.string());
    private static final Schema DISCONNECT = new Schema().required("id", Rule.integer());
    private static final Schema EVENT = new Schema()
            .optional("start", new Schema(), Rule.nestedObject())
            .optional("end", new Schema(), Rule.nestedObject())
            .optional("title", Rule.string())
            .optional("description", Rule.string())
            .optional("status", Rule.oneOf(List.of("accepted", "pending", "declined", "cancelled")));

    private final SandboxState state;
    private final Credentials credentials;
    private final Authorization authorization;

    CalendarHandlers(SandboxState state) {
        this.state = state;
        this.credentials = new Credentials(state);
        this.authorization = new Authorization(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        ConnectedCalendars connected = new ConnectedCalendars(state);
        registry.on("calendars/list").handle(connected::list);
        boolean hosted = registry.profile() != SandboxProfile.SELF_HOSTED;
        registry.on("calendars/busy-times").handle(call -> connected.busyTimes(call, hosted));
        registry.on("calendars/check-ics-feed").handle(call -> check(call, CalendarApp.ICS_FEED));
        registry.on("calendars/save-ics-feed").handle(this::saveFeed);
        registry.on("calendars/check").handle(call -> check(call, app(call)));
        registry.on("calendars/connect").handle(CalendarHandlers::connect);
        registry.on("calendars/save").access(Access.OPEN).handle(this::save);
        registry.on("calendars/save-credentials").handle(this::savePassword);
        registry.on("calendars/disconnect").handle(this::disconnect);
        registry.on("calendars/get-event").handle(call -> event(call, "Meeting details are"));
        registry.on("calendars/update-event").handle(call -> {
            EVENT.accept(call.bodyToCheck());
            return event(call, "Event updates are");
        });
        registry.on("gcal/auth-url").handle(call -> Answer.ok(Json.object().put("authUrl",
                Authorization.url(call, CalendarApp.GOOGLE.authorizationUrl().orElseThrow(), "/v2/gcal/oauth/save", Json.object()))));
        registry.on("gcal/check").handle(call -> check(call, CalendarApp.GOOGLE));
        registry.on("gcal/save").access(Access.OPEN).handle(call -> Answer.redirect("http://" + call.header("Host").orElse("localhost")
                + "/v2/calendars/google/save?code=" + call.query("code").orElse("undefined")
                + "&state=" + call.query("state").orElse("undefined")));
    }

    private static ApiException noCalendar() {
        return noCalendar("google, office365, apple");
    }

    private static ApiException noCalendar(String available) {
        return ApiException.badRequest("Invalid calendar type, available calendars are: ", available);
    }

    private static CalendarApp app(Call call) {
        return CalendarApp.byPath(call.path("calendar")).orElseThrow(CalendarHandlers::noCalendar);
    }

    private Answer check(Call call, CalendarApp app) {
        credentials.find(AppOwner.of(call), app.type())
                .orElseThrow(() -> ApiException.badRequest("Credentials for " + app.label() + " not found."));
        return done(200);
    }

    static Answer done(int status) {
        return Answer.document(status, Json.object().put("status", "success"));
    }

    private static Answer connect(Call call) {
        CalendarApp app = app(call);
        String base = app.authorizationUrl().orElseThrow(CalendarHandlers::noCalendar);
        ObjectNode more = Json.object().put("origin", call.header("origin").or(() -> call.header("Host")).orElse("localhost"))
                .put("redir", call.query("redir").orElse("")).put("isDryRun", call.query("isDryRun").filter("true"::equals).isPresent());
        return Answer.ok(Json.object().put("authUrl", Authorization.url(call, base, "/v2/calendars/" + app.path() + "/save", more)));
    }

    private Answer save(Call call) {
        CalendarApp app = app(call);
        if (app.authorizationUrl().isEmpty()) {
            throw noCalendar();
        }
        JsonNode kept = Authorization.stateOf(call).orElseThrow(() -> ApiException.filtered(400, "BAD_REQUEST",
                "isDryRun - Expected string, received null, origin - Expected string, received null, "
                        + "accessToken - Expected string, received null, "));
        Optional<User> user = authorization.user(kept, call);
        if (call.query("code").isPresent() && user.isPresent() && !kept.path("isDryRun").asBoolean(false)) {
            AppOwner owner = new AppOwner(user.get().id(), null);
            if (credentials.find(owner, app.type()).isEmpty()) {
                credentials.add(owner, app.type(), app.appId(), Json.object());
            }
        }
        String target = kept.path("redir").asText("");
        return Answer.redirect(target.isEmpty() ? kept.path("origin").asText() : target);
    }

    private Answer savePassword(Call call) {
        CalendarApp app = CalendarApp.byPath(call.path("calendar")).filter(found -> found == CalendarApp.APPLE)
                .orElseThrow(() -> noCalendar("apple"));
        PASSWORD.accept(call.bodyToCheck());
        credentials.add(AppOwner.of(call), app.type(), app.appId(), Json.object());
        return done(201);
    }

    private Answer saveFeed(Call call) {
        ObjectNode key = FEED.accept(call.bodyToCheck());
        return Answer.created(Credentials.shortView(credentials.add(AppOwner.of(call), CalendarApp.ICS_FEED.type(),
                CalendarApp.ICS_FEED.appId(), key)));
    }

    private Answer disconnect(Call call) {
        ObjectNode input = DISCONNECT.accept(call.bodyToCheck());
        Credential credential = credentials.find(AppOwner.of(call), input.get("id").asLong())
                .orElseThrow(() -> ApiException.notFound("Calendar credentials not found"));
        credentials.remove(credential);
        return Answer.ok(Credentials.shortView(credential));
    }

    /** External calendars contain no events, because the sandbox writes none. */
    private static Answer event(Call call, String what) {
        if (!call.path("calendar").equals(CalendarApp.GOOGLE.path())) {
            throw ApiException.badRequest(what + " currently only available for Google Calendar");
        }
        throw ApiException.notFound("Booking reference not found");
    }
}
