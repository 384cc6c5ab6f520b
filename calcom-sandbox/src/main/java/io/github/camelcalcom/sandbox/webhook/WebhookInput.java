/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Webhook;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads webhooks from requests. The server accepts any text as URL and an empty list of triggers. */
public final class WebhookInput {

    /** The default version of the payload. */
    static final String DEFAULT_VERSION = "2021-10-20";

    /** The version that only the hosted service has. The sandbox sends the same payloads for it. */
    private static final String HOSTED_VERSION = "2026-07-27";

    private static final String OF_ORGANIZATIONS = "DELEGATION_CREDENTIAL_ERROR";

    private static final List<String> TRIGGERS = List.of("BOOKING_CREATED", "BOOKING_PAYMENT_INITIATED", "BOOKING_PAID",
            "BOOKING_RESCHEDULED", "BOOKING_REQUESTED", "BOOKING_CANCELLED", "BOOKING_REJECTED", "BOOKING_NO_SHOW_UPDATED",
            "FORM_SUBMITTED", "MEETING_ENDED", "MEETING_STARTED", "RECORDING_READY", "INSTANT_MEETING",
            "RECORDING_TRANSCRIPTION_GENERATED", "OOO_CREATED", "AFTER_HOSTS_CAL_VIDEO_NO_SHOW", "AFTER_GUESTS_CAL_VIDEO_NO_SHOW",
            "FORM_SUBMITTED_NO_EVENT", OF_ORGANIZATIONS);

    /** Triggers that only the hosted service has. */
    private static final List<String> HOSTED_TRIGGERS = List.of("ROUTING_FORM_FALLBACK_HIT", "WRONG_ASSIGNMENT_REPORT",
            "BOOKING_LOCATION_UPDATED", "BOOKING_REASSIGNED", "INSTANT_MEETING_ACCEPTED", "DELEGATION_CREDENTIAL_SECRET_ROTATED",
            "DELEGATION_CREDENTIAL_SECRET_ROTATION_FAILED", "DELEGATION_CREDENTIAL_ROTATION_REQUIRED", "CALENDAR_ENTRY_REJECTED");

    private static final String TIME = "time";
    private static final String TIME_UNIT = "timeUnit";
    private static final List<String> OF_ABSENCES =
            List.of(Trigger.AFTER_HOSTS_CAL_VIDEO_NO_SHOW.name(), Trigger.AFTER_GUESTS_CAL_VIDEO_NO_SHOW.name());

    private static final Schema CREATE = create(TRIGGERS, List.of(DEFAULT_VERSION));
    private static final Schema UPDATE = update(TRIGGERS, List.of(DEFAULT_VERSION));
    private static final Schema HOSTED_CREATE = withTime(create(allTriggers(), List.of(DEFAULT_VERSION, HOSTED_VERSION)));
    private static final Schema HOSTED_UPDATE = withTime(update(allTriggers(), List.of(DEFAULT_VERSION, HOSTED_VERSION)));

    private static List<String> allTriggers() {
        return Stream.concat(TRIGGERS.stream(), HOSTED_TRIGGERS.stream()).toList();
    }

    private static Schema create(List<String> triggers, List<String> versions) {
        return new Schema()
                .required("active", Rule.bool())
                .required("subscriberUrl", Rule.string())
                .required("triggers", Rule.each(Rule.oneOf(triggers)), Rule.array())
                .optional("payloadTemplate", Rule.string())
                .optional("secret", Rule.string())
                .optional("version", Rule.oneOf(versions));
    }

    private static Schema update(List<String> triggers, List<String> versions) {
        return new Schema()
                .optional("active", Rule.bool())
                .optional("subscriberUrl", Rule.string())
                .optional("triggers", Rule.each(Rule.oneOf(triggers)), Rule.array())
                .optional("payloadTemplate", Rule.string())
                .optional("secret", Rule.string())
                .optional("version", Rule.oneOf(versions));
    }

    private static Schema withTime(Schema schema) {
        return schema.optional(TIME, Rule.min(1), Rule.integer()).optional(TIME_UNIT, Rule.oneOf(List.of("DAY", "HOUR", "MINUTE")));
    }

    /** Returns the rules for a new webhook. */
    public static Schema forCreate(boolean hosted) {
        return hosted ? HOSTED_CREATE : CREATE;
    }

    /** Returns the rules for a change. */
    static Schema forUpdate(boolean hosted) {
        return hosted ? HOSTED_UPDATE : UPDATE;
    }

    private WebhookInput() {
    }

    /** Refuses the trigger that new webhooks of users and event types may not have. */
    static void requireNoTriggerOfOrganizations(ObjectNode input) {
        input.path("triggers").forEach(trigger -> {
            if (trigger.asText().equals(OF_ORGANIZATIONS)) {
                throw ApiException.badRequest(OF_ORGANIZATIONS + " trigger is only available for organization webhooks");
            }
        });
    }

    /** Refuses webhooks of the hosted service that report absences without the time after which people are absent. */
    static void requireTime(Webhook webhook) {
        if (webhook.waits() == null && webhook.triggers().stream().anyMatch(OF_ABSENCES::contains)) {
            throw ApiException.badRequest("time and timeUnit are required for the triggers " + String.join(", ", OF_ABSENCES));
        }
    }

    /** Creates a webhook. All but one of its owners are null. */
    public static Webhook created(String id, Long userId, Long teamId, Long eventTypeId, String oAuthClientId, ObjectNode input, Instant now) {
        return applied(new Webhook(id, userId, teamId, eventTypeId, oAuthClientId, null, List.of(), true, null, null, DEFAULT_VERSION, null, now),
                input);
    }

    /** Returns a webhook with the fields of the input replaced. */
    static Webhook applied(Webhook webhook, ObjectNode input) {
        List<String> triggers = new ArrayList<>();
        input.path("triggers").forEach(trigger -> triggers.add(trigger.asText()));
        return new Webhook(webhook.id(), webhook.userId(), webhook.teamId(), webhook.eventTypeId(), webhook.oAuthClientId(),
                text(input, "subscriberUrl", webhook.subscriberUrl()),
                input.hasNonNull("triggers") ? triggers : webhook.triggers(),
                input.hasNonNull("active") ? input.get("active").asBoolean() : webhook.active(),
                text(input, "payloadTemplate", webhook.payloadTemplate()),
                text(input, "secret", webhook.secret()),
                text(input, "version", webhook.version()),
                waits(input, webhook.waits()),
                webhook.createdAt());
    }

    /** The time counts only with its unit. */
    private static Webhook.Wait waits(ObjectNode input, Webhook.Wait otherwise) {
        if (!input.has(TIME) && !input.has(TIME_UNIT)) {
            return otherwise;
        }
        return input.hasNonNull(TIME) && input.hasNonNull(TIME_UNIT)
                ? new Webhook.Wait(input.get(TIME).asInt(), input.get(TIME_UNIT).asText()) : null;
    }

    private static String text(ObjectNode input, String field, String otherwise) {
        return input.has(field) ? Json.textOrNull(input, field) : otherwise;
    }
}
