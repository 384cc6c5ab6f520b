/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Validation of input with the rules, messages and error formats of the real server, and the parameters of pages. The rules for an entity
 * belong to the feature of that entity.
 */
package io.github.camelcalcom.sandbox.validation;
