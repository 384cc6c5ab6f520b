/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Another process that makes calls, the last of which a test watches between {@link #begin()} and {@link #end()}. */
public final class CallPathProcess {

    private static final int CALLS_BEFORE = 3;
    private static final Map<String, Object> BOOKING = Map.of("start", "2026-12-01T09:00:00Z", "eventTypeId", 7,
            "attendee", Map.of("name", "Bob", "email", "bob@example.com", "timeZone", "Europe/Paris"));

    private CallPathProcess() {
    }

    /** @param arguments the URI of an endpoint */
    public static void main(String[] arguments) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); CalcomContext camel = new CalcomContext(server.url())) {
            server.answer(201, "{\"status\":\"success\",\"data\":{\"uid\":\"a\",\"status\":\"accepted\"}}");
            camel.start();
            // one template, which keeps the producer of the endpoint
            ProducerTemplate template = camel.createProducerTemplate();
            for (int call = 0; call < CALLS_BEFORE; call++) {
                call(template, arguments[0]);
            }
            begin();
            call(template, arguments[0]);
            end();
        }
        System.exit(0);
    }

    private static void call(ProducerTemplate template, String uri) {
        Exchange exchange = template.request(uri, message -> message.getMessage().setBody(uri.endsWith("/create") ? BOOKING : null));
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
    }

    /** A debugger stops here before the call. */
    private static void begin() {
        Thread.onSpinWait();
    }

    /** A debugger stops here after the call. */
    private static void end() {
        Thread.onSpinWait();
    }
}
