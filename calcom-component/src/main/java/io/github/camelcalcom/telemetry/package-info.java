/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The meters of a component and its feeds, and the spans of calls. Only this package uses Micrometer and Camel's telemetry, which may be missing
 * at run time. What it shows comes from the other packages.
 */
package io.github.camelcalcom.telemetry;
