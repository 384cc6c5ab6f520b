/**
 * Webhooks: subscriptions, payloads, signatures and templates, and sending requests to receivers. Features decide when an event happens;
 * this package decides who receives it and in which format.
 */
package io.github.camelcalcom.sandbox.webhook;
