/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.CallLog;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sends Server-Sent Events to browsers: {@code calls} for calls that arrived or progressed, {@code changed} when the content of {@link
 * StateView#overview()} may have changed, and {@code time} every second. If there are more calls than the console shows, the older ones are
 * left out, so that slow browsers and busy sandboxes cost no more than others. Nothing runs while no browser is connected. Must be used on
 * the sandbox's event loop.
 */
final class EventStream {

    private static final int MOST_BROWSERS = 20;
    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final int LOOKS_BETWEEN_TIMES = 5;
    private static final int RETRY_MILLIS = 1_000;

    /** Changes whenever the overview is out of date. */
    private record Fingerprint(long bookings, long deliveries, long eventTypes, long webhooks, long keys, List<Long> faults) {
    }

    private static final class Browser {

        private final HttpServerResponse response;
        private long lastChange;
        private Fingerprint shown;

        private Browser(HttpServerResponse response, long lastChange) {
            this.response = response;
            this.lastChange = lastChange;
        }
    }

    private final Vertx vertx;
    private final SandboxConsole.Parts parts;
    /** Distinguishes this sandbox from an earlier one at the same address. */
    private final String instance = UUID.randomUUID().toString();
    private final List<Browser> browsers = new ArrayList<>();
    private Long timer;
    private long looks;

    EventStream(Vertx vertx, SandboxConsole.Parts parts) {
        this.vertx = vertx;
        this.parts = parts;
    }

    /** Sends events until the browser disconnects. A browser that reconnects receives the events that it missed. */
    void open(RoutingContext context) {
        HttpServerResponse response = ConsolePages.headers(context.response());
        if (browsers.size() >= MOST_BROWSERS) {
            response.setStatusCode(503).putHeader("Retry-After", "5").end();
            return;
        }
        // an explicit encoding prevents compression, which would delay events
        response.setChunked(true).putHeader("Content-Type", "text/event-stream; charset=utf-8").putHeader("Content-Encoding", "identity");
        Browser browser = new Browser(response, missedSince(context.request().getHeader("Last-Event-ID")));
        response.exceptionHandler(failure -> leave(browser)).closeHandler(closed -> leave(browser));
        browsers.add(browser);
        response.write("retry: " + RETRY_MILLIS + "\n\n");
        send(response, "hello", Json.object().put("instance", instance).put("mostCalls", SandboxConsole.MOST_CALLS));
        tellTime(browser);
        look(browser, fingerprint());
        if (timer == null) {
            timer = vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, id -> look());
        }
    }

    /** Returns the last change that a browser saw; 0 if it belongs to another sandbox, or if there is none. */
    private long missedSince(String lastEventId) {
        String prefix = instance + ':';
        return lastEventId != null && lastEventId.startsWith(prefix) && lastEventId.substring(prefix.length()).matches("\\d{1,18}")
                ? Long.parseLong(lastEventId.substring(prefix.length())) : 0;
    }

    /** Ends all streams. Must run on the event loop. */
    void close() {
        for (Browser browser : List.copyOf(browsers)) {
            leave(browser);
            browser.response.end();
        }
    }

    private void leave(Browser browser) {
        browsers.remove(browser);
        if (browsers.isEmpty() && timer != null) {
            vertx.cancelTimer(timer);
            timer = null;
        }
    }

    private void look() {
        Fingerprint current = fingerprint();
        boolean isTime = ++looks % LOOKS_BETWEEN_TIMES == 0;
        for (Browser browser : List.copyOf(browsers)) {
            if (!browser.response.writeQueueFull()) {
                look(browser, current);
                if (isTime) {
                    tellTime(browser);
                }
            }
        }
    }

    private void look(Browser browser, Fingerprint current) {
        CallLog log = parts.api().log();
        if (log.changes() != browser.lastChange) {
            List<CallLog.Observation> changed = log.changedSince(browser.lastChange, SandboxConsole.MOST_CALLS);
            browser.lastChange = log.changes();
            ArrayNode calls = Json.array();
            changed.forEach(observation -> calls.add(DetailView.summary(observation)));
            browser.response.write("id: " + instance + ':' + browser.lastChange + "\nevent: calls\ndata: " + calls + "\n\n");
        }
        if (!current.equals(browser.shown)) {
            browser.shown = current;
            send(browser.response, "changed", Json.object());
        }
    }

    private Fingerprint fingerprint() {
        SandboxState state = parts.state();
        return new Fingerprint(state.bookings().changes(), state.deliveries().changes(), state.eventTypes().changes(), state.webhooks().changes(),
                state.apiKeys().changes(),
                parts.faults().rules().stream().map(rule -> (rule.number() * 31 + rule.matched()) * 31 + rule.fired()).toList());
    }

    private void tellTime(Browser browser) {
        send(browser.response, "time", Json.object().put("now", Json.text(parts.state().now())).put("stopped", parts.clock().isStopped()));
    }

    private static void send(HttpServerResponse response, String event, ObjectNode data) {
        response.write("event: " + event + "\ndata: " + data + "\n\n");
    }
}
