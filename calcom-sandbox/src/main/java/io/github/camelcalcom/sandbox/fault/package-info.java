/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Fault injection: rules that select calls, webhook requests or cancellations of seats, and the faults that are injected into them. Users
 * import these types from tests. Features must not depend on this package; it implements the interfaces that they provide.
 */
package io.github.camelcalcom.sandbox.fault;
