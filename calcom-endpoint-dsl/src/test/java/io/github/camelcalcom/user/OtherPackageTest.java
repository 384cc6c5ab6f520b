/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.user;

import org.junit.jupiter.api.Test;

import io.github.camelcalcom.dsl.CalcomResources;

import static org.assertj.core.api.Assertions.assertThat;

/** Given code in a package of its own, as an application has, then it can use the Endpoint DSL. */
class OtherPackageTest {

    @Test
    void anEndpointIsBuiltWithoutARouteBuilder() {
        assertThat(new CalcomResources().bookings().list().take(5)).hasToString("calcom:bookings/list?take=5");
    }
}
