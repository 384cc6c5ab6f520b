package io.github.camelcalcom;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/** Turns the operation's parameters of a {@code toD} URI into headers, so that one endpoint serves all their values. */
@SendDynamic("calcom")
public class CalcomSendDynamicAware extends SendDynamicAwareSupport {

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> properties = URISupport.parseQuery(URISupport.extractQuery(uri));
        Map<String, Object> parameters = endpointLenientProperties(exchange, uri);
        return new DynamicAwareEntry(uri, originalUri, properties, parameters);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> options = new LinkedHashMap<>(entry.getProperties() == null ? Map.of() : entry.getProperties());
        Operation operation = operation(entry);
        for (Parameter parameter : operation.parameters()) {
            options.remove(parameter.name());
        }
        return options.isEmpty() ? StringHelper.before(entry.getUri(), "?", entry.getUri()) : asEndpointUri(exchange, entry.getUri(), options);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Map<String, Object> parameters = entry.getLenientProperties() == null ? Map.of() : entry.getLenientProperties();
        for (Parameter parameter : operation(entry).parameters()) {
            Object value = parameters.get(parameter.name());
            if (value != null) {
                headers.put(RequestTemplate.headerName(parameter.name()), value);
            }
        }
        if (headers.isEmpty()) {
            return null;
        }
        return message -> headers.forEach((name, value) -> {
            if (message.getMessage().getHeader(name) == null) {
                message.getMessage().setHeader(name, value);
            }
        });
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        // the call itself consumes its parameter headers
        return null;
    }

    private static Operation operation(DynamicAwareEntry entry) {
        String path = StringHelper.after(StringHelper.before(entry.getUri(), "?", entry.getUri()), ":");
        return OperationResolver.resolve(StringHelper.removeStartingCharacters(path, '/'));
    }
}
