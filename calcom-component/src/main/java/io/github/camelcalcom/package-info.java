/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The Camel face: component, endpoint, producer, consumer and webhook, their options, and what a component owns while it runs. It connects the
 * other packages with Camel and contains no rule of the API. No other package may use it.
 */
package io.github.camelcalcom;
