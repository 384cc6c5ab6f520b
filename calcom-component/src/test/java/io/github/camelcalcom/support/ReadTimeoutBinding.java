/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Duration;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingReadTimeoutHandler;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.undertow.RestUndertowHttpBinding;

/** Lets camel-undertow read bodies as a stream, and give up senders that stop: the binding of the guide "Receiving webhooks". */
public class ReadTimeoutBinding extends RestUndertowHttpBinding {

    private final HttpHandler readTimeout;

    public ReadTimeoutBinding(Duration timeout) {
        super(true);
        readTimeout = BlockingReadTimeoutHandler.builder().readTimeout(timeout).nextHandler(exchange -> { }).build();
    }

    @Override
    public Message toCamelMessage(HttpServerExchange request, Exchange exchange) throws Exception {
        readTimeout.handleRequest(request);    // from here on, a read that waits longer ends the connection
        return super.toCamelMessage(request, exchange);
    }
}
