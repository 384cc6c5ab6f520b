/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.ParameterValue;
import io.github.camelcalcom.safecall.CallAttempt;
import io.github.camelcalcom.safecall.CallContext;
import org.apache.camel.Exchange;

/** The message of a call that makes or changes a booking. A property keeps the attempt of each operation until a call of it succeeds. */
final class BookingMessage implements CallContext {

    private static final String CREATE = "bookings/create";

    private final Exchange exchange;
    private final String property;

    /** @param property as {@link #property(Operation)} */
    BookingMessage(Exchange exchange, String property) {
        this.exchange = exchange;
        this.property = property;
    }

    /** The name of the property that keeps the attempt of an operation. */
    static String property(Operation operation) {
        return "CamelCalcomAttempt:" + operation.uri();
    }

    @Override
    public String idempotencyKey() {
        Object key = ParameterValue.of(exchange.getMessage().getHeader(CalcomConstants.IDEMPOTENCY_KEY));
        return key == null ? null : exchange.getContext().getTypeConverter().convertTo(String.class, exchange, key);
    }

    @Override
    public boolean isRedelivered() {
        return Boolean.TRUE.equals(exchange.getMessage().getHeader(Exchange.REDELIVERED, Boolean.class))
               || Boolean.TRUE.equals(exchange.isExternalRedelivered());
    }

    @Override
    public CallAttempt attempt() {
        return exchange.getProperty(property, CallAttempt.class);
    }

    @Override
    public void keep(CallAttempt attempt) {
        exchange.setProperty(property, attempt);
    }

    /** Forgets the attempt after a success: a later call of the same operation is about another booking. */
    static void forget(Exchange exchange, Operation operation, String property) {
        exchange.removeProperty(property);
        if (operation.uri().equals(CREATE)) {
            exchange.getMessage().removeHeader(CalcomConstants.IDEMPOTENCY_KEY);
        }
    }
}
