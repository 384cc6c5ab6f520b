/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelcalcom.auth.TokenAuthentication;
import io.github.camelcalcom.client.ListProgress;
import io.github.camelcalcom.feed.FeedFigures;
import io.github.camelcalcom.pacing.PacerFigures;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.URISupport;

/**
 * Shows how each Cal.com component of the context stands: its endpoints, what its calls wait for, its tokens' ends, its feeds and its webhooks.
 * Shows no secret, and of what is called no parameter. Makes no calls.
 */
@DevConsole(name = "calcom", displayName = "Cal.com", description = "Endpoints, limits, tokens, feeds and webhooks of the Cal.com component")
public class CalcomDevConsole extends AbstractDevConsole {

    /** A platform may have many thousand managed users: those whose tokens end first are shown. */
    private static final int MOST_ROWS = 100;

    /** The expiry of a token when it was read: a refresh changes it while the rows are sorted. */
    private record Expiry(TokenAuthentication token, Instant at) {
    }

    public CalcomDevConsole() {
        super("calcom", "calcom", "Cal.com", "Endpoints, limits, tokens, feeds and webhooks of the Cal.com component");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        List<Map<String, Object>> components = components().map(CalcomDevConsole::component).toList();
        return row("components", components);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().map(CalcomDevConsole::component).forEach(component -> component.forEach((name, value) -> {
            if (!(value instanceof List<?> rows)) {
                text.append(name).append(": ").append(value).append('\n');
            } else if (!rows.isEmpty()) {
                text.append("  ").append(name).append(":\n");
                rows.forEach(row -> text.append("    ").append(line((Map<?, ?>) row)).append('\n'));
            }
        }));
        return text.toString();
    }

    private static String line(Map<?, ?> row) {
        StringBuilder line = new StringBuilder();
        row.forEach((name, value) -> line.append(line.isEmpty() ? "" : ", ").append(name).append(": ").append(value));
        return line.toString();
    }

    private Stream<CalcomComponent> components() {
        return getCamelContext().getComponentNames().stream().sorted().map(getCamelContext()::hasComponent)
                .filter(CalcomComponent.class::isInstance).map(CalcomComponent.class::cast).filter(CalcomComponent::isStarted);
    }

    private static Map<String, Object> component(CalcomComponent component) {
        List<CalcomEndpoint> endpoints = component.getCamelContext().getEndpoints().stream().filter(CalcomEndpoint.class::isInstance)
                .map(CalcomEndpoint.class::cast).filter(endpoint -> endpoint.getComponent() == component).toList();
        CalcomRuntime runtime = component.runtime();
        List<TokenAuthentication> tokens = runtime.tokens();
        Map<String, Object> shown = row("component", runtime.name());
        shown.put("endpoints", endpoints.stream().limit(MOST_ROWS).map(CalcomDevConsole::endpoint).distinct().toList());
        shown.put("pacers", runtime.pacers().stream().limit(MOST_ROWS).map(CalcomDevConsole::pacer).toList());
        shown.put("circuitBreakers", runtime.circuitBreakers().stream().map(CalcomDevConsole::circuitBreaker).toList());
        shown.put("identities", tokens.size());
        shown.put("tokens", tokens.stream().map(token -> new Expiry(token, token.expiresAt())).sorted(Comparator.comparing(Expiry::at,
                Comparator.nullsFirst(Comparator.naturalOrder()))).limit(MOST_ROWS).map(CalcomDevConsole::token).toList());
        shown.put("readings", runtime.readings().running().stream().limit(MOST_ROWS).map(CalcomDevConsole::reading).toList());
        shown.put("feeds", RunningFeeds.of(component.getCamelContext()).followers(runtime).stream().map(CalcomDevConsole::feed).toList());
        shown.put("webhooks", endpoints.stream().map(CalcomEndpoint::webhook).filter(Objects::nonNull).map(CalcomDevConsole::webhook).toList());
        return shown;
    }

    private static Map<String, Object> endpoint(CalcomEndpoint endpoint) {
        Map<String, Object> row = row("operation", endpoint.scope().operation().uri());
        row.put("host", endpoint.getConfiguration().serverAddress().host());
        row.put("profile", endpoint.getConfiguration().profile().label());
        row.put("authentication", endpoint.getConfiguration().authenticationKind().name());
        return row;
    }

    private static Map<String, Object> pacer(PacerFigures figures) {
        Map<String, Object> row = row("server", figures.server());
        row.put("limit", figures.limit());
        row.put("remaining", figures.remaining());
        row.put("secondsToReset", figures.secondsToReset());
        row.put("waiting", figures.waiting());
        row.put("waits", figures.waits());
        row.put("waitedMillis", Duration.ofNanos(figures.waitedNanos()).toMillis());
        return row;
    }

    private static Map<String, Object> circuitBreaker(CircuitBreaker breaker) {
        Map<String, Object> row = row("name", breaker.getName());
        row.put("state", breaker.getState().name());
        row.put("failed", breaker.getMetrics().getNumberOfFailedCalls());
        row.put("succeeded", breaker.getMetrics().getNumberOfSuccessfulCalls());
        row.put("refused", breaker.getMetrics().getNumberOfNotPermittedCalls());
        return row;
    }

    private static Map<String, Object> token(Expiry expiry) {
        Map<String, Object> row = row("identity", expiry.token().toString());
        row.put("expiresAt", text(expiry.at()));
        row.put("refreshing", expiry.token().isBusy());
        return row;
    }

    private static Map<String, Object> reading(ListProgress reading) {
        Map<String, Object> row = row("name", reading.getName());
        row.put("pages", reading.getPages());
        row.put("items", reading.getItems());
        row.put("total", reading.getTotal() < 0 ? "unknown" : reading.getTotal());
        row.put("seconds", reading.getElapsed().toSeconds());
        row.put("itemsPerSecond", Math.round(reading.getItemsPerSecond()));
        Duration left = reading.getTimeLeft();
        row.put("secondsLeft", left == null ? "unknown" : left.toSeconds());
        return row;
    }

    private static Map<String, Object> feed(RunningFeeds.Follower consumer) {
        Map<String, Object> row = row("name", consumer.feedName());
        row.put("routeId", String.valueOf(consumer.routeId()));
        row.put("pollErrors", consumer.errorCounter());
        FeedFigures figures = consumer.figures();
        if (figures != null) {
            row.put("watermark", text(figures.watermark()));
            row.put("lagSeconds", figures.lag().toSeconds());
            row.put("delivered", figures.delivered());
            row.put("duplicates", figures.duplicates());
            row.put("failures", figures.failures());
            row.put("waiting", figures.waiting());
            row.put("dropped", figures.dropped());
        }
        return row;
    }

    private static Map<String, Object> webhook(CalcomWebhook webhook) {
        Map<String, Object> row = row("operation", webhook.operation());
        row.put("subscriberUrl", URISupport.sanitizeUri(webhook.subscriberUrl()));
        row.put("state", webhook.state());
        return row;
    }

    private static String text(Instant instant) {
        return instant == null ? "unknown" : instant.toString();
    }

    private static Map<String, Object> row(String name, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(name, value);
        return row;
    }
}
