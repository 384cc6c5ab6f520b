/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The JUnit 5 extension. It is the only package that may depend on JUnit, because JUnit is an optional dependency.
 */
package io.github.camelcalcom.sandbox.junit5;
