/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends webhook requests: once, within the API call that triggered them, without following redirects. The call succeeds regardless of the
 * receivers. Must be used on the sandbox's event loop.
 */
public final class WebhookDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

    private final SandboxState state;
    private final Timers timers;
    private final HttpClient client;
    private final Duration timeout;
    private final boolean sendsVersion;
    private final DeliverySchedule schedule;

    /**
     * @param timeout      maximum time for a receiver
     * @param sendsVersion whether requests have the header {@code X-Cal-Webhook-Version}, as newer servers send it
     * @param schedule     determines when each request is sent
     */
    public WebhookDispatcher(SandboxState state, Vertx vertx, Timers timers, Duration timeout, boolean sendsVersion,
            DeliverySchedule schedule) {
        this.state = state;
        this.timers = timers;
        this.timeout = timeout;
        this.schedule = schedule;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) timeout.toMillis())
                .setDecompressionSupported(true));
        this.sendsVersion = sendsVersion;
    }

    /** Closes the connections to receivers. Requests in progress fail. */
    public void close() {
        client.close();
    }

    /** Whether any webhook is subscribed to a trigger. */
    public boolean isWanted(Trigger trigger) {
        return state.webhooks().stream().anyMatch(webhook -> webhook.active() && webhook.triggers().contains(trigger.name()));
    }

    /** Whether any webhook is subscribed to a trigger for a booking. */
    public boolean isWanted(Trigger trigger, Booking booking) {
        return !receivers(trigger, booking).isEmpty();
    }

    /**
     * Notifies every subscribed webhook. Completes, always successfully, when all receivers have answered or timed out, except those of
     * delayed requests.
     */
    public Future<Void> send(Trigger trigger, Booking booking, ObjectNode payload) {
        List<Future<Void>> sent = receivers(trigger, booking).stream().map(webhook -> send(trigger, webhook, payload)).toList();
        return Future.join(sent).transform(result -> Future.succeededFuture());
    }

    /** Returns the active webhooks that are subscribed to a trigger for a booking. */
    List<Webhook> receivers(Trigger trigger, Booking booking) {
        return state.webhooks().stream()
                .filter(webhook -> webhook.active() && webhook.triggers().contains(trigger.name()))
                .filter(webhook -> hears(webhook, booking))
                .toList();
    }

    private boolean hears(Webhook webhook, Booking booking) {
        if (webhook.oAuthClientId() != null) {
            return state.users().find(booking.hostId()).filter(host -> webhook.oAuthClientId().equals(host.oAuthClientId())).isPresent();
        }
        if (webhook.eventTypeId() != null) {
            return webhook.eventTypeId() == booking.eventTypeId();
        }
        Long team = state.eventTypes().find(booking.eventTypeId()).map(EventType::teamId).orElse(null);
        return webhook.teamId() != null ? isOf(webhook.teamId(), team, booking)
                : team == null && webhook.userId() != null && webhook.userId() == booking.hostId();
    }

    /** Whether a booking belongs to a team or organization: to its event types, its teams, or its members. */
    private boolean isOf(long owner, Long team, Booking booking) {
        if (team != null) {
            return team == owner || state.teams().find(team).filter(found -> found.isTeamOf(owner)).isPresent();
        }
        Long managing = state.eventTypes().find(booking.eventTypeId()).map(EventType::parentId).flatMap(state.eventTypes()::find)
                .map(EventType::teamId).orElse(null);
        return Long.valueOf(owner).equals(managing)
                || state.organization(owner).isPresent() && state.memberships().find(owner, booking.hostId()).isPresent();
    }

    /**
     * Notifies webhooks of a routing-form response: those of its team and of the team's organization, or those of its owner. Completes as
     * {@link #send(Trigger, Booking, ObjectNode)} does.
     *
     * @param answers fields beside the payload, in the same object as the trigger
     */
    public Future<Void> sendForm(RoutingForm form, ObjectNode answers, ObjectNode payload) {
        Trigger trigger = Trigger.FORM_SUBMITTED;
        Long organization = form.teamId() == null ? null : state.teams().find(form.teamId()).map(Team::parentId).orElse(null);
        List<Webhook> receivers = state.webhooks().stream()
                .filter(webhook -> webhook.active() && webhook.triggers().contains(trigger.name()))
                .filter(webhook -> form.teamId() == null ? Long.valueOf(form.userId()).equals(webhook.userId())
                        : webhook.teamId() != null && (webhook.teamId().equals(form.teamId()) || webhook.teamId().equals(organization)))
                .toList();
        List<Future<Void>> sent = receivers.stream().map(webhook -> send(trigger, webhook, answers, payload)).toList();
        return Future.join(sent).transform(result -> Future.succeededFuture());
    }

    /** Notifies one webhook. */
    Future<Void> send(Trigger trigger, Webhook webhook, ObjectNode payload) {
        return send(trigger, webhook, Json.object(), payload);
    }

    private Future<Void> send(Trigger trigger, Webhook webhook, ObjectNode beside, ObjectNode payload) {
        Optional<Message> message = message(trigger, webhook, beside, payload);
        if (message.isEmpty()) {
            LOG.debug("The template of webhook {} has a syntax error: {} is not sent", webhook.id(), trigger);
            return Future.succeededFuture();
        }
        List<Future<Void>> sent = new ArrayList<>();
        for (Delay delay : schedule.of(new OutgoingWebhook(trigger, webhook, payload))) {
            Future<Void> copy = timers.after(delay).compose(over -> send(trigger, webhook, message.get()));
            sent.add(delay.length().isZero() ? copy : Future.succeededFuture());
        }
        return Future.join(sent).mapEmpty();
    }

    private Future<Void> send(Trigger trigger, Webhook webhook, Message message) {
        byte[] body = message.body().getBytes(UTF_8);
        return send(Delivery.of(state.deliveries().nextId(), webhook, trigger.name(), headers(webhook, message.contentType(), body),
                message.body(), state.now())).mapEmpty();
    }

    /**
     * Sends a delivery once more: the same bytes with the same headers to the same address, even if the webhook has changed meanwhile.
     * Webhook faults do not apply.
     *
     * @return the repetition with its result once the receiver has answered or timed out; never fails
     */
    public Future<Delivery> repeat(Delivery delivery) {
        long attempts = state.deliveries().stream().filter(other -> other.origin() == delivery.origin()).count();
        return send(delivery.again(state.deliveries().nextId(), (int) attempts + 1, state.now()));
    }

    private Future<Delivery> send(Delivery delivery) {
        state.deliveries().put(delivery);
        return post(delivery)
                .otherwise(failure -> delivery.failed(String.valueOf(failure.getMessage())))
                .onSuccess(state.deliveries()::put);
    }

    private Optional<Message> message(Trigger trigger, Webhook webhook, ObjectNode beside, ObjectNode payload) {
        String createdAt = Json.text(state.now());
        if (trigger.isFlat()) {
            ObjectNode flat = Json.object().put("triggerEvent", trigger.name());
            return Optional.of(new Message("application/json", flat.setAll(payload).toString()));
        }
        ObjectNode envelope = beside.deepCopy().put("triggerEvent", trigger.name()).put("createdAt", createdAt);
        envelope.set("payload", payload);
        if (webhook.payloadTemplate() == null || webhook.payloadTemplate().isEmpty()) {
            return Optional.of(new Message("application/json", envelope.toString()));
        }
        ObjectNode context = trigger.templateSeesEnvelope() ? envelope
                : payload.deepCopy().put("triggerEvent", trigger.name()).put("createdAt", createdAt);
        return PayloadTemplate.parse(webhook.payloadTemplate())
                .map(template -> new Message(template.contentType(), template.render(context)));
    }

    private Map<String, String> headers(Webhook webhook, String contentType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put(WebhookSignature.HEADER, WebhookSignature.of(webhook.secret(), body));
        if (sendsVersion) {
            headers.put("X-Cal-Webhook-Version", webhook.version());
        }
        headers.put("accept", "*/*");
        headers.put("accept-language", "*");
        headers.put("sec-fetch-mode", "cors");
        headers.put("user-agent", "node");
        headers.put("accept-encoding", "gzip, deflate");
        return headers;
    }

    private Future<Delivery> post(Delivery delivery) {
        RequestOptions options;
        try {
            options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(delivery.url()).setFollowRedirects(false)
                    .setTimeout(timeout.toMillis());
        } catch (RuntimeException e) {
            return Future.failedFuture("not a URL: " + delivery.url());
        }
        delivery.headers().forEach(options::addHeader);
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(delivery.body().getBytes(UTF_8))))
                .compose(response -> read(response).map(answer -> delivery.answered(response.statusCode(), answer)));
    }

    /** Reads a response completely, and keeps the beginning of its body. */
    private static Future<Delivery.Answer> read(HttpClientResponse response) {
        Buffer kept = Buffer.buffer();
        response.handler(part -> kept.appendBuffer(part, 0, Math.min(part.length(), Delivery.Answer.MOST_BYTES - kept.length())));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, value) -> headers.merge(name, value, (first, next) -> first + ", " + next));
        return response.end().map(end -> new Delivery.Answer(headers, kept.toString(UTF_8)));
    }

    private record Message(String contentType, String body) {
    }
}
