/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Schedules and out-of-office entries of users: input, representations and operations. Their effect on free time is in {@code
 * availability}.
 */
package io.github.camelcalcom.sandbox.schedules;
