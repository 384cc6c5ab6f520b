/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The feeds: reading what changed in a list, delivering each change once, and keeping the state over a restart. Reads lists through the client
 * only. Knows Camel for health checks and state repositories, but no endpoint and no exchange.
 */
package io.github.camelcalcom.feed;
