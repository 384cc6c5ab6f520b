/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.telemetry;

import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.client.CallTally;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.error.ErrorText;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Adds tags of calls to spans: the operation, the HTTP status, the number of retries and the kind of failure. camel-telemetry, and therefore
 * camel-opentelemetry2, loads this class with {@link java.util.ServiceLoader}.
 */
public final class CalcomSpanDecorator extends AbstractSpanDecorator {

    private static final int LONGEST_REQUEST_ID = 100;

    @Override
    public String getComponent() {
        return "calcom";
    }

    /** {@inheritDoc} The class name also applies to components with other names, such as {@code calcom-eu}. */
    @Override
    public String getComponentClassName() {
        return "io.github.camelcalcom.CalcomComponent";
    }

    /** The operation, such as {@code calcom bookings/create}. Contains no parameters, so that the number of names is small. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return getComponent() + ' ' + stripSchemeAndOptions(endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        String method = OperationResolver.resolve(stripSchemeAndOptions(endpoint)).method();
        if (method != null && !isReceived(exchange, endpoint)) {
            span.setTag(TagConstants.HTTP_METHOD, method);
            exchange.setProperty(CallTally.PROPERTY, new CallTally());
        }
    }

    /** An exchange that a consumer has received is not a call. The exchange of a template comes from its own endpoint, but not from a route. */
    private static boolean isReceived(Exchange exchange, Endpoint endpoint) {
        return exchange.getFromEndpoint() == endpoint && exchange.getFromRouteId() != null;
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        if (exchange.removeProperty(CallTally.PROPERTY) instanceof CallTally tally && tally.calls() > 0) {
            describe(span, tally);
        }
    }

    private static void describe(Span span, CallTally tally) {
        if (tally.statusCode() > 0) {
            span.setTag(TagConstants.HTTP_STATUS, Integer.toString(tally.statusCode()));
        }
        span.setTag("calcom.retries", Integer.toString(tally.retries()));
        if (tally.calls() > 1) {
            span.setTag("calcom.calls", Integer.toString(tally.calls()));
        }
        if (tally.waitedNanos() > 0) {
            span.setTag("calcom.waited_ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(tally.waitedNanos())));
        }
        if (tally.error() != null) {
            span.setTag("calcom.error", tally.error().label());
        }
        if (tally.requestId() != null) {
            span.setTag("calcom.request_id", ErrorText.clean(tally.requestId(), LONGEST_REQUEST_ID));
        }
    }
}
