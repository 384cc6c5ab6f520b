/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Event types of users and teams: input, stored settings, representations in every version, booking fields, private links and the history
 * of changes. Bookings of event types are in {@code bookings}.
 */
package io.github.camelcalcom.sandbox.eventtypes;
