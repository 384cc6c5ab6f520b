/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The Endpoint DSL of the component. {@code calcom().bookings().list()} is the endpoint {@code calcom:bookings/list}, with methods for its
 * parameters and for the options of the component. The classes of the resources are generated from the operation catalogue during the build.
 */
package io.github.camelcalcom.dsl;
