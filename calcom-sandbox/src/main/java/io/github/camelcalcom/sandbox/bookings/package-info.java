/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Bookings from creation to their end, in every version of the API: creating, moving, cancelling, confirming, seats, series and lists.
 * {@code BookingContext} holds the collaborators that the operations share. Payloads of webhooks are in {@code webhook}, the calculation
 * of free time is in {@code availability}.
 */
package io.github.camelcalcom.sandbox.bookings;
