/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A webhook of a user, an event type, a team, an organization or a platform client.
 *
 * @param id              the id
 * @param userId          the number of the user; null if it belongs to something else
 * @param teamId          the number of the team or organization; null if it belongs to something else
 * @param eventTypeId     the number of the event type; null if it belongs to something else
 * @param oAuthClientId   the id of the platform client; null if it belongs to something else
 * @param payloadTemplate a template for the body of deliveries
 * @param triggers        the triggers of deliveries
 * @param subscriberUrl   the address that deliveries are sent to
 * @param active          whether deliveries are sent
 * @param secret          the secret that deliveries are signed with
 * @param createdAt       when it was created
 * @param appId           the app that made it
 * @param platform        whether it belongs to the whole server
 * @param time            number of time units after which an absence is reported
 * @param timeUnit        the unit of time
 * @param version         the version of the format of deliveries
 * @param additional      see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Webhook(
        String id, Long userId, Long teamId, Long eventTypeId, String oAuthClientId, String payloadTemplate, List<WebhookTrigger> triggers,
        String subscriberUrl, Boolean active, SecretText secret, Instant createdAt, String appId, Boolean platform, Integer time, String timeUnit,
        String version, Map<String, JsonNode> additional) implements CalcomRecord {

    public Webhook {
        additional = CalcomJson.copy(additional);
    }
}
