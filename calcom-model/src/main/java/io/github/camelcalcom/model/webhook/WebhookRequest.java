/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.webhook;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.SecretText;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The body of the operations that create and update webhooks.
 *
 * @param subscriberUrl   the address that deliveries are sent to
 * @param triggers        the triggers of deliveries
 * @param active          whether deliveries are sent
 * @param payloadTemplate a template for the body of deliveries
 * @param secret          the secret that deliveries are signed with
 * @param version         the version of the format of deliveries
 * @param time            number of time units after which an absence is reported
 * @param timeUnit        the unit of time
 * @param additional      see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record WebhookRequest(
        String subscriberUrl, List<WebhookTrigger> triggers, Boolean active, String payloadTemplate, SecretText secret, String version, Integer time,
        String timeUnit, Map<String, JsonNode> additional) implements CalcomRecord {

    public WebhookRequest {
        additional = CalcomJson.copy(additional);
    }
}
