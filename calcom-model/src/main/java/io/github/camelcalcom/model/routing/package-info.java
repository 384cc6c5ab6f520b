/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Routing forms and the responses to them. Names and units are those of the API; see
 * {@link io.github.camelcalcom.model.CalcomRecord} for what all records have in common.
 */
package io.github.camelcalcom.model.routing;
