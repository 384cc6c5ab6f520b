/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The container for Testcontainers. It is the only package that may depend on Testcontainers, because Testcontainers is an optional
 * dependency.
 */
package io.github.camelcalcom.sandbox.testcontainers;
