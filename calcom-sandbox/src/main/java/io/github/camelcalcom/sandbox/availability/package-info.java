/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Free time: the calculation of slots from schedules, bookings and reservations, and the operations that list and reserve slots. Reads the
 * state of bookings, but must not create or change bookings.
 */
package io.github.camelcalcom.sandbox.availability;
