/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Bookings as iCalendar objects (RFC 5545), with the optional library ical4j. Only {@link io.github.camelcalcom.ical.BookingCalendar} names
 * classes of the library, so that an application without it loads everything else. What a message has to do with it belongs to the root package.
 */
package io.github.camelcalcom.ical;
