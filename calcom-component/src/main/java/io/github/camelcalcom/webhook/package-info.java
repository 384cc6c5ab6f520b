/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The webhooks: registration of the subscription at the server, verification and parsing of deliveries, and detection of repeated ones. Knows
 * Camel for messages, routes and health checks, but no endpoint.
 */
package io.github.camelcalcom.webhook;
