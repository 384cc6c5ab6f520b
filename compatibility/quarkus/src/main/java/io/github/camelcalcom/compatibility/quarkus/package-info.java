/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An application on Quarkus that uses the component. It contains no extension of its own: the plain jar must work in JVM mode. */
package io.github.camelcalcom.compatibility.quarkus;
