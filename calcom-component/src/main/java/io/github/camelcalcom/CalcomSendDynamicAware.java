/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Takes the operation's parameters out of the URI of a {@code toD}, a dynamic {@code wireTap} or an {@code enrich}, so that one endpoint serves
 * all their values. They win over headers, for this send only. Data must not become options of the endpoint.
 */
@SendDynamic("calcom")
public class CalcomSendDynamicAware extends SendDynamicAwareSupport {

    private final Map<String, DynamicUriTemplate> templates = new ConcurrentHashMap<>();

    @Override
    protected void doInit() {
        // the names of the endpoint's options are not needed, and there is no EndpointUriFactory under the name of a second component
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if data has changed more than values; also set on the exchange, since ignoreInvalidEndpoint ignores it here
     */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicUriTemplate template = templates.computeIfAbsent(originalUri, absent -> DynamicUriTemplate.of(getCamelContext(), originalUri));
        Operation operation = DynamicUriTemplate.operation(uri);
        Set<String> parameters = operation.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        try {
            template.check(uri, parameters, () -> template.headers(operation));
        } catch (IllegalArgumentException e) {
            exchange.setException(e);
            throw e;
        }
        return new Entry(uri, originalUri, parameters, template.parameters(operation, uri));
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        return DynamicUriTemplate.without(((Entry) entry).names, entry.getUri());
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).parameters::attach;
    }

    /** {@inheritDoc} The producer has taken the values already, unless it was not reached. */
    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return ((Entry) entry).parameters::detach;
    }

    private static final class Entry extends DynamicAwareEntry {

        private final Set<String> names;
        private final DynamicParameters parameters;

        Entry(String uri, String originalUri, Set<String> names, Map<String, Object> values) {
            super(uri, originalUri, Map.of(), values);
            this.names = names;
            this.parameters = new DynamicParameters(values);
        }
    }
}
