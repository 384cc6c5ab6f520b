/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Delays in real time or on the clock of the sandbox, without blocking threads, and the progress of long work. Depends on no other package.
 */
package io.github.camelcalcom.sandbox.time;
