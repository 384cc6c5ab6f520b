/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Operations on events with their own page on which guests register: their locations, registrations, co-hosts, messages and images. Guests
 * register and co-hosts accept in the web application only, so tests do it with {@code CalcomSandbox.events()}.
 */
package io.github.camelcalcom.sandbox.events;
