/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.MapAssert;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context whose component talks to a test's server. */
public final class CalcomContext extends DefaultCamelContext {

    private ProducerTemplate template;

    public CalcomContext(String apiUrl) {
        this(apiUrl, false, Map.of());
    }

    /** With beans that are there when the component is made. */
    public CalcomContext(String apiUrl, Map<String, Object> beans) {
        this(apiUrl, false, beans);
    }

    private CalcomContext(String apiUrl, boolean managed, Map<String, Object> beans) {
        if (!managed) {
            disableJMX();
        }
        getManagementStrategy().addEventNotifier(new ContextInspection());
        beans.forEach(getRegistry()::bind);
        CalcomComponent component = new CalcomComponent();
        component.getConfiguration().setApiUrl(apiUrl);
        component.getConfiguration().setApiKey("cal_test_key");
        // failures of a test's server come to their end in a moment
        component.getConfiguration().setRetryDelay(10);
        component.getConfiguration().setAmbiguityHorizon(300);
        addComponent("calcom", component);
    }

    /** A context that can be looked at by JMX. */
    public static CalcomContext managed(String apiUrl) {
        return new CalcomContext(apiUrl, true, Map.of());
    }

    public CalcomComponent calcom() {
        return getComponent("calcom", CalcomComponent.class);
    }

    public CalcomContext routes(RouteBuilder routes) throws Exception {
        addRoutes(routes);
        return this;
    }

    public CalcomContext started() {
        start();
        return this;
    }

    /** Calls an endpoint and returns the exchange as it ended. */
    public Exchange call(String uri, Object body, Map<String, Object> headers) {
        return createProducerTemplate().request(uri, message(body, headers));
    }

    public Exchange call(String uri) {
        return call(uri, null, Map.of());
    }

    /** Calls an endpoint on a thread of its own; the future has the exchange as it ended. */
    public synchronized CompletableFuture<Exchange> begin(String uri, Object body, Map<String, Object> headers) {
        if (template == null) {
            template = createProducerTemplate();
        }
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                ended.complete(template.send(uri, message(body, headers)));
            } catch (RuntimeException | Error e) {
                ended.completeExceptionally(e);
            }
        }, "caller of a test");
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    public CompletableFuture<Exchange> begin(String uri) {
        return begin(uri, null, Map.of());
    }

    private static Processor message(Object body, Map<String, Object> headers) {
        return exchange -> {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        };
    }

    /** The answer of a call that has to have succeeded with a single thing. */
    public static MapAssert<Object, Object> assertThatAnswer(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        Map<?, ?> answer = exchange.getMessage().getBody(Map.class);
        return assertThat(new LinkedHashMap<Object, Object>(answer));
    }
}
