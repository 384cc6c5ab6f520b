/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context and a recording server, between which a test sends exchanges through real routes. */
final class Wire {

    static final String API_KEY = "cal_live_0123456789abcdef";

    private static final String ROUTE = "under-test";

    /** The header of each parameter of each operation, in lower case. */
    private static final Set<String> READ = OperationCatalog.instance().resources().stream()
            .flatMap(resource -> OperationCatalog.instance().operations(resource).stream())
            .flatMap(operation -> operation.parameters().stream())
            .map(parameter -> RequestTemplate.headerName(parameter.name()).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

    private final RecordingServer server;
    private final CamelContext context;

    Wire() throws Exception {
        server = new RecordingServer();
        context = new DefaultCamelContext();
        context.start();
    }

    RecordingServer server() {
        return server;
    }

    /**
     * Sends one exchange through a route that ends in {@code calcom:<call>}.
     *
     * @return the one request that came of it
     */
    RecordedRequest send(String call, String profile, Map<String, Object> headers, Object body) throws Exception {
        // bodies are compared as they were given, so nothing may be added to them
        String options = (call.contains("?") ? "&" : "?") + "apiUrl=" + server.url() + "&apiKey=" + API_KEY + "&apiProfile=" + profile
                + "&idempotentBookings=false";
        server.clear();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + ROUTE).routeId(ROUTE).to("calcom:" + call + options);
            }
        });
        try {
            Exchange exchange = context.createFluentProducerTemplate().to("direct:" + ROUTE).withHeaders(headers).withBody(body).send();
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            Set<String> written = new TreeSet<>(exchange.getMessage().getHeaders().keySet());
            written.removeAll(headers.keySet());
            assertThat(written).as("headers of the answer that another call would read").extracting(name -> name.toLowerCase(Locale.ROOT))
                    .doesNotContainAnyElementsOf(READ);
        } finally {
            context.getRouteController().stopRoute(ROUTE);
            context.removeRoute(ROUTE);
        }
        List<RecordedRequest> requests = server.requests();
        assertThat(requests).as("requests of one exchange").hasSize(1);
        return requests.get(0);
    }

    void stop() throws Exception {
        context.close();
        server.stop();
    }
}
