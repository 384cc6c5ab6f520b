/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Webhooks: subscriptions, payloads, signatures and templates, and sending requests to receivers. Features decide when an event happens;
 * this package decides who receives it and in which format.
 */
package io.github.camelcalcom.sandbox.webhook;
