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
    private DynamicParameters enclosing;

    /** @param values by the name of the parameter */
    DynamicParameters(Map<String, Object> values) {
        this.values = values;
    }

    /** Puts the values onto an exchange, for the endpoint that it is about to be sent to. */
    void attach(Exchange exchange) {
        endpointUri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
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
        if (current == null || !endpointUri.equals(current.endpointUri)) {
            return Map.of();
        }
        current.uncover(exchange);
        return current.values;
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
