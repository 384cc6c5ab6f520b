/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Attributes of the users of an organization. Names and units are those of the API; see
 * {@link io.github.camelcalcom.model.CalcomRecord} for what all records have in common.
 */
package io.github.camelcalcom.model.organization;
