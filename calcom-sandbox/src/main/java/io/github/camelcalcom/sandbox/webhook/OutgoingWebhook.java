/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Webhook;

/**
 * A webhook request before it is sent.
 *
 * @param trigger event that triggered it
 * @param webhook subscription that it is sent to
 * @param payload payload before a template is applied; must not be modified
 */
public record OutgoingWebhook(Trigger trigger, Webhook webhook, ObjectNode payload) {
}
