/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Attendee;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.state.Webhook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Notifies webhooks of people who did not join a Cal Video call in the time that the webhook allows, as a job of the real server does. The
 * calls of the sandbox have no participants, so all hosts and guests are absent. Must be used on the sandbox's event loop.
 */
public final class AbsenceAnnouncements {

    private static final DateTimeFormatter LIMIT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final SandboxState state;
    private final WebhookDispatcher dispatcher;
    private final Set<List<Object>> announced = new HashSet<>();

    /** Creates the announcements for the state of one sandbox. */
    public AbsenceAnnouncements(SandboxState state, WebhookDispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
    }

    /** Announces all absences whose time the sandbox's clock has passed since the last run, and marks the absent people. */
    public void run() {
        announce(Trigger.AFTER_HOSTS_CAL_VIDEO_NO_SHOW);
        announce(Trigger.AFTER_GUESTS_CAL_VIDEO_NO_SHOW);
    }

    private void announce(Trigger trigger) {
        if (!dispatcher.isWanted(trigger)) {
            return;
        }
        Instant now = state.now();
        for (Booking booking : List.copyOf(state.bookings().all())) {
            if (booking.status() == BookingStatus.ACCEPTED && BookingPayloads.VIDEO_LOCATION.equals(booking.location())) {
                dispatcher.receivers(trigger, booking).forEach(webhook -> announce(trigger, webhook, booking, now));
            }
        }
    }

    /** A webhook that was set up without a time is never notified. */
    private void announce(Trigger trigger, Webhook webhook, Booking booking, Instant now) {
        if (webhook.waits() == null) {
            return;
        }
        Instant due = booking.start().plus(webhook.waits().length());
        if (due.isAfter(now) || !due.isAfter(booking.createdAt()) || !announced.add(List.of(trigger, webhook.id(), booking.uid()))) {
            return;
        }
        state.eventTypes().find(booking.eventTypeId()).ifPresent(eventType -> {
            if (trigger == Trigger.AFTER_HOSTS_CAL_VIDEO_NO_SHOW) {
                Booking marked = state.bookings().put(booking.change().hostAbsent(true).build());
                hosts(eventType, marked).forEach(host -> dispatcher.send(trigger, webhook, payload(webhook, marked, eventType, due, host)));
            } else {
                Booking marked = state.bookings().put(booking.change()
                        .attendees(booking.attendees().stream().map(guest -> guest.withAbsent(true)).toList()).build());
                dispatcher.send(trigger, webhook, payload(webhook, marked, eventType, due, null));
            }
        });
    }

    /** Returns the organizer and the hosts who attend. */
    private List<User> hosts(EventType eventType, Booking booking) {
        Set<Long> configured = new HashSet<>();
        eventType.hosts().forEach(host -> configured.add(host.userId()));
        List<String> attending = booking.attendees().stream().map(Attendee::email).toList();
        return state.users().stream().filter(user -> user.id() == booking.hostId()
                || configured.contains(user.id()) && attending.contains(user.email())).toList();
    }

    /** @param host absent host; null for absent guests */
    private static ObjectNode payload(Webhook webhook, Booking booking, EventType eventType, Instant due, User host) {
        ObjectNode payload = Json.object().put("title", booking.title()).put("bookingId", booking.id()).put("bookingUid", booking.uid())
                .put("startTime", Json.text(booking.start()));
        payload.set("attendees", MeetingPayload.attendees(booking));
        payload.put("endTime", Json.text(booking.end())).putArray("participants");
        if (host != null) {
            payload.put("hostEmail", host.email());
        }
        payload.putObject("eventType").put("id", eventType.id()).put("teamId", eventType.teamId()).put("parentId", eventType.parentId())
                .set("calVideoSettings", eventType.settings().get("calVideoSettings"));
        ObjectNode subscription = payload.putObject("webhook").put("id", webhook.id()).put("subscriberUrl", webhook.subscriberUrl())
                .put("payloadTemplate", webhook.payloadTemplate()).putNull("appId").put("time", webhook.waits().time())
                .put("timeUnit", webhook.waits().unit()).put("version", webhook.version());
        subscription.set("eventTriggers", Json.array(webhook.triggers()));
        String who = host == null ? "Guest" : "Host with email " + host.email();
        return payload.put("message", who + " didn't join the call or didn't join before " + LIMIT.format(due.atOffset(ZoneOffset.UTC)));
    }
}
