/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The public API of the sandbox: starting, seeding and observing it, its settings, and the command line. {@code SandboxServer} assembles
 * the features here. The other packages use only the settings ({@code SandboxProfile}, {@code SandboxClock} and the rate limits), and seed
 * files use {@code Seeding}. The behaviour of operations belongs to the package of the feature.
 */
package io.github.camelcalcom.sandbox;
