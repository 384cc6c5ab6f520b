/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Routing forms: responses, the evaluation of routes, and the slots that a route leads to. Statistics on responses are in {@code
 * insights}.
 */
package io.github.camelcalcom.sandbox.routing;
