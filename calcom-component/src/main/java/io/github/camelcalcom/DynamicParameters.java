/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * The parameters that the evaluated URI of one dynamic send gives, on their way to the producer. They travel in an exchange property: a header
 * would stay on the message of a send that fails. The property is bound to the endpoint, since an interceptor of the send may make calls too.
 */
final class DynamicParameters {

    private static final String PROPERTY = "CamelCalcomDynamicParameters";

    private final Map<String, Object> values;
    private String endpointUri;
    /** The endpoint's URI as an object of its own: a send within an interceptor of this one writes its own to the exchange. */
    private String send;
    private DynamicParameters enclosing;

    /** @param values by the name of the parameter */
    DynamicParameters(Map<String, Object> values) {
        this.values = values;
    }

    /** Puts the values onto an exchange, for the endpoint that it is about to be sent to. */
    void attach(Exchange exchange) {
        endpointUri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        send = new String(endpointUri);
        exchange.setProperty(ExchangePropertyKey.TO_ENDPOINT, send);
        enclosing = exchange.getProperty(PROPERTY, DynamicParameters.class);
        exchange.setProperty(PROPERTY, this);
    }

    /**
     * Takes the values of the current send off an exchange.
     *
     * @param  endpointUri of the endpoint that receives the exchange
     * @return             empty if no dynamic send to this endpoint is under way
     */
    static Map<String, Object> take(Exchange exchange, String endpointUri) {
        DynamicParameters current = exchange.getProperty(PROPERTY, DynamicParameters.class);
        if (current == null || !endpointUri.equals(current.endpointUri) || current.isInterrupted(exchange)) {
            return Map.of();
        }
        current.uncover(exchange);
        return current.values;
    }

    /**
     * The dynamic send to the same endpoint whose interceptor makes the current send.
     *
     * @return null if there is none; else to be {@linkplain #resume resumed} when the current send has ended
     */
    static DynamicParameters interrupted(Exchange exchange, String endpointUri) {
        DynamicParameters current = exchange.getProperty(PROPERTY, DynamicParameters.class);
        return current != null && endpointUri.equals(current.endpointUri) && current.isInterrupted(exchange) ? current : null;
    }

    /** Whether another send to the same endpoint has begun since. Sends to other endpoints, such as log, leave another URI behind. */
    @SuppressWarnings("StringEquality")
    private boolean isInterrupted(Exchange exchange) {
        String current = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        return endpointUri.equals(current) && current != send;
    }

    /** The send within the interceptor has ended: the next send to the endpoint is this one. */
    void resume(Exchange exchange) {
        exchange.setProperty(ExchangePropertyKey.TO_ENDPOINT, send);
    }

    /** Removes the values if no producer has taken them, for example because an interceptor skipped the endpoint. */
    void detach(Exchange exchange) {
        DynamicParameters current = exchange.getProperty(PROPERTY, DynamicParameters.class);
        while (current != null && current != this) {
            current = current.enclosing;
        }
        if (current == this) {
            uncover(exchange);
        }
    }

    private void uncover(Exchange exchange) {
        if (enclosing == null) {
            exchange.removeProperty(PROPERTY);
        } else {
            exchange.setProperty(PROPERTY, enclosing);
        }
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return "DynamicParameters" + values.keySet();
    }
}
