/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import org.apache.camel.Endpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Shows {@link SecretLeaks} how exchanges and routes fail, and what endpoints and components say of themselves. */
final class ContextInspection extends EventNotifierSupport {

    ContextInspection() {
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.FailureEvent failure && failure.getCause() != null) {
            SecretLeaks.look("exception of " + event.getType(), failure.getCause());
        }
        if (event instanceof CamelEvent.CamelContextStoppingEvent stopping) {
            for (Endpoint endpoint : stopping.getContext().getEndpoints()) {
                SecretLeaks.look("text of an endpoint", endpoint.toString());
            }
            for (String name : stopping.getContext().getComponentNames()) {
                SecretLeaks.look("text of the component " + name, String.valueOf(stopping.getContext().hasComponent(name)));
            }
        }
    }
}
