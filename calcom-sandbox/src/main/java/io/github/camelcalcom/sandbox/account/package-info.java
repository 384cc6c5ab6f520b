/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Operations on the account of the calling user: profile, API keys, booking limits, verified addresses, notifications and credits, and the
 * lists that are the same for every caller. Users as an organization or a platform manages them are in {@code organizations} and {@code
 * platform}.
 */
package io.github.camelcalcom.sandbox.account;
