package io.github.camelcalcom.wire;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A Camel context and a recording server, between which a test sends exchanges through real routes. */
final class Wire {

    static final String API_KEY = "cal_live_0123456789abcdef";

    private static final String ROUTE = "under-test";

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
