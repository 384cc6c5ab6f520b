/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes the Endpoint DSL from the catalogue: a class for each resource, and in it a builder for each operation. The module of the DSL runs it
 * during its build.
 */
package io.github.camelcalcom.catalog.generator.dsl;
