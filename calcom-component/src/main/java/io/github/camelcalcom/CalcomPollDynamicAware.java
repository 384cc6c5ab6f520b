/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Exchange;
import org.apache.camel.spi.annotations.PollDynamic;
import org.apache.camel.support.component.PollDynamicAwareSupport;

/** Refuses data that would become options of the endpoint of a {@code pollEnrich}. The endpoint is that of the evaluated URI. */
@PollDynamic("calcom")
public class CalcomPollDynamicAware extends PollDynamicAwareSupport {

    private static final String ADVICE = "A poll reads no headers: check the data before";

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
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        try {
            templates.computeIfAbsent(originalUri, absent -> DynamicUriTemplate.of(getCamelContext(), originalUri))
                    .check(uri, Set.of(), () -> ADVICE);
        } catch (IllegalArgumentException e) {
            exchange.setException(e);
            throw e;
        }
        return new DynamicAwareEntry(uri, originalUri, Map.of(), Map.of());
    }

    /** {@inheritDoc} A feed is the one of its whole URI, so there is no static part that serves several. */
    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }
}
