/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxClock;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console for browsers: two pages, their data and a few actions. Its requests are not calls of the API: they are neither logged nor
 * limited. The pages create bookings with the API, as every booking page does. Must be used on the sandbox's event loop.
 */
public final class SandboxConsole {

    /** Prefix of the console's paths; the overview is at the root of the server. */
    static final String PREFIX = "/_sandbox/";

    /** Maximum number of calls whose headers and bodies the console shows. */
    public static final int MOST_CALLS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SandboxConsole.class);
    private static final Pattern DETAIL = Pattern.compile(PREFIX + "(calls|deliveries)/(\\d{1,18})");

    /**
     * The parts of a sandbox that the console shows and changes.
     *
     * @param reset restores the state of the start, see {@code CalcomSandbox.reset()}
     */
    public record Parts(SandboxState state, ApiServer api, WebhookDispatcher dispatcher, SandboxFaults faults, SandboxClock clock,
                        SandboxProfile profile, Supplier<Future<Void>> reset) {
    }

    private final Parts parts;
    private final SameOrigin sameOrigin;
    private final ConsolePages pages = new ConsolePages();
    private final ConsoleActions actions;
    private final StateView view;
    private final EventStream events;

    /** @param bindAddress address that the server listens on */
    public SandboxConsole(Vertx vertx, Parts parts, String bindAddress) {
        this.parts = parts;
        this.sameOrigin = new SameOrigin(bindAddress);
        this.actions = new ConsoleActions(parts);
        this.view = new StateView(parts);
        this.events = new EventStream(vertx, parts);
    }

    /**
     * Whether a request belongs to the console; all others are calls of the API. At the root of the server, only requests of browsers,
     * which accept HTML, belong to the console. Other programs receive the 404 of the real server.
     */
    public static boolean isAskedFor(HttpServerRequest request) {
        return request.path().startsWith(PREFIX) || request.path().equals("/") && isPage(request);
    }

    private static boolean isPage(HttpServerRequest request) {
        String accepted = request.getHeader("Accept");
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads && accepted != null && accepted.contains("text/html");
    }

    /** Ends all event streams; browsers reconnect. Must run on the event loop. */
    public void close() {
        events.close();
    }

    /** Serves a request for which {@link #isAskedFor} returns true and whose body has been read. */
    public void serve(RoutingContext context) {
        try {
            HttpServerRequest request = context.request();
            Optional<String> refusal = sameOrigin.refusal(request);
            if (refusal.isPresent()) {
                refuse(context, 403, refusal.get());
            } else if (request.method() == HttpMethod.POST) {
                change(context);
            } else if (request.method() == HttpMethod.GET) {
                show(context);
            } else if (request.method() != HttpMethod.HEAD || !pages.serve(context)) {
                refuse(context, 405, "The console does not support " + request.method() + " for " + request.path());
            }
        } catch (RuntimeException e) {
            fail(context, e);
        }
    }

    private void show(RoutingContext context) {
        String path = context.request().path();
        Matcher detail = DETAIL.matcher(path);
        if (detail.matches()) {
            showDetail(context, detail.group(1), Long.parseLong(detail.group(2)));
            return;
        }
        switch (path) {
            case PREFIX + "state" -> answer(context, view.overview());
            case PREFIX + "event-types" -> answer(context, view.eventTypes());
            case PREFIX + "keys" -> answer(context, view.keys());
            case PREFIX + "fault-choices" -> answer(context, FaultChoice.all());
            case PREFIX + "events" -> events.open(context);
            default -> {
                if (!pages.serve(context)) {
                    refuse(context, 404, "The console has no " + path);
                }
            }
        }
    }

    private void showDetail(RoutingContext context, String kind, long number) {
        Optional<ObjectNode> detail = kind.equals("calls") ? parts.api().log().find(number).map(DetailView::call)
                : parts.state().deliveries().find(number).map(DetailView::delivery);
        detail.ifPresentOrElse(found -> answer(context, found), () -> refuse(context, 404, "There is no number " + number + " among the " + kind));
    }

    private void change(RoutingContext context) {
        try {
            actions.perform(context.request().path().substring(Math.min(PREFIX.length(), context.request().path().length())), body(context))
                    .onSuccess(result -> answer(context, result))
                    .onFailure(failure -> fail(context, failure));
        } catch (ConsoleActions.Refusal e) {
            refuse(context, e.status(), e.getMessage());
        }
    }

    private static JsonNode body(RoutingContext context) {
        try {
            byte[] body = context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            // the action says which fields it needs
            return Json.object();
        }
    }

    private static void fail(RoutingContext context, Throwable failure) {
        LOG.error("The console failed to serve {} {}", context.request().method(), context.request().path(), failure);
        refuse(context, 500, "The console failed, see the sandbox's log");
    }

    private static void answer(RoutingContext context, JsonNode body) {
        send(context, 200, body);
    }

    private static void refuse(RoutingContext context, int status, String message) {
        send(context, status, Json.object().put("error", message));
    }

    private static void send(RoutingContext context, int status, JsonNode body) {
        if (!context.response().closed() && !context.response().ended()) {
            ConsolePages.headers(context.response()).setStatusCode(status).putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(body.toString());
        }
    }
}
