/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** A route builder with the Endpoint DSL of Camel and of this component. */
public abstract class CalcomRouteBuilder extends EndpointRouteBuilder implements CalcomEndpoints {

    /** Creates a route builder for the context that it is added to. */
    protected CalcomRouteBuilder() {
        super();
    }

    /** Creates a route builder for a context. */
    protected CalcomRouteBuilder(CamelContext context) {
        super(context);
    }
}
