/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Values with a version in files and tables, written by compare-and-set. The stores of tokens, states of feeds and claims of keys are built on
 * it. Knows nothing of what it stores.
 */
package io.github.camelcalcom.storage;
