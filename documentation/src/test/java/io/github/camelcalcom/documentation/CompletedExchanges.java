/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the exchanges that the routes of a context have completed, as the pages show them. */
final class CompletedExchanges implements InterceptStrategy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> SHOWN = List.of("CamelCalcomChange", "CamelCalcomWebhook");

    private final boolean withHeaders;
    /** In JSON. */
    private final BlockingQueue<String> completed = new LinkedBlockingQueue<>();

    /** @param withHeaders whether to show the headers of a change or a delivery as well as the body */
    CompletedExchanges(boolean withHeaders) {
        this.withHeaders = withHeaders;
    }

    /** The routes of the examples have one step, so that an exchange is complete after it. */
    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode step, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, sync -> {
                    if (!exchange.isFailed()) {
                        keep(exchange);
                    }
                    callback.done(sync);
                });
            }
        };
    }

    private void keep(Exchange end) {
        Message message = end.getMessage();
        JsonNode body = JSON.valueToTree(message.getBody());
        if (withHeaders) {
            ObjectNode exchange = JSON.createObjectNode();
            exchange.set("headers", JSON.valueToTree(headers(message)));
            exchange.set("body", body);
            completed.add(exchange.toString());
        } else {
            completed.add(body.toString());
        }
    }

    private static Map<String, Object> headers(Message message) {
        Map<String, Object> headers = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (SHOWN.stream().anyMatch(name::startsWith)) {
                headers.put(name, value instanceof Number || value instanceof Boolean ? value : String.valueOf(value));
            }
        });
        return headers;
    }

    /** Returns the first exchange, waiting for it. */
    JsonNode first(Duration patience) throws InterruptedException, JsonProcessingException {
        String first = completed.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(first).as("the first exchange that the route has completed").isNotNull();
        return JSON.readTree(first);
    }
}
