/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Everything that calls have in common before and after an operation: routes, versions, rate limits, authentication, guards, the log of
 * calls, and the formats of answers and errors. Nothing here may depend on a feature.
 */
package io.github.camelcalcom.sandbox.http;
