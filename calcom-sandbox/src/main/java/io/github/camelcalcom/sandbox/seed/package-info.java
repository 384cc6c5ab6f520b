/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Seed files in YAML or JSON. The classes read a file strictly and create the data with {@code Seeding} and the features' own input
 * classes, so that a seed accepts what the API accepts. Errors name the place in the file.
 */
package io.github.camelcalcom.sandbox.seed;
