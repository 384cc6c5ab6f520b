/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Calls that make or change bookings, or reserve slots, none of which takes effect twice. A call sends its request, looks at the server if the
 * answer was lost, and decides. An upsert creates or updates in the same way. Everything runs on the calling thread. No class here knows Camel.
 */
package io.github.camelcalcom.safecall;
