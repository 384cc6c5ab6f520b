package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.Webhook;

/**
 * A webhook request that is about to be sent.
 *
 * @param trigger what happened
 * @param webhook whom it goes to
 * @param payload what it tells, before any template; not to be changed
 */
public record OutgoingWebhook(Trigger trigger, Webhook webhook, ObjectNode payload) {
}
