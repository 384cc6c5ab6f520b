package io.github.camelcalcom.support;

import java.util.Map;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.ExchangePattern;

/** A Camel context whose component talks to a test's server. */
public final class CalcomContext extends DefaultCamelContext {

    public CalcomContext(String apiUrl) {
        CalcomComponent component = new CalcomComponent();
        component.getConfiguration().setApiUrl(apiUrl);
        component.getConfiguration().setApiKey("cal_test_key");
        addComponent("calcom", component);
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
        return createProducerTemplate().request(uri, exchange -> {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    public Exchange call(String uri) {
        return call(uri, null, Map.of());
    }
}
