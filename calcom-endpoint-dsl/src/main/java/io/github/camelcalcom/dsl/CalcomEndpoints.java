/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import io.github.camelcalcom.endpoint.CalcomEndpointBuilderFactory;

/**
 * Adds the Endpoint DSL to a route builder: {@code calcom().bookings().list()}. The methods of Camel's own builder, such as
 * {@code calcom("bookings/list")}, are there too.
 */
public interface CalcomEndpoints extends CalcomEndpointBuilderFactory.CalcomBuilders {

    /** Returns the resources of the API, and the names of the headers. */
    @Override
    default CalcomResources calcom() {
        return new CalcomResources();
    }
}
