/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.client.CalcomClient;
import org.apache.camel.CamelContext;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.FactoryBean;

/**
 * Creates a client of a component for code without routes, with the component's credentials, connections, pacing and retries. It can be
 * injected before Camel has started, and still works after a restart of Camel. If Camel is not running, calls fail with an
 * {@link IllegalStateException}.
 *
 * <pre>{@code
 * @Bean
 * CalcomClientFactoryBean euClient(CamelContext camelContext) {
 *     return new CalcomClientFactoryBean(camelContext, "calcom-eu");
 * }
 * }</pre>
 */
public final class CalcomClientFactoryBean implements FactoryBean<CalcomClient> {

    private final CamelContext camelContext;
    private final String componentName;

    /** @param componentName the name of the component in Camel, such as {@code calcom} */
    public CalcomClientFactoryBean(CamelContext camelContext, String componentName) {
        this.camelContext = camelContext;
        this.componentName = componentName;
    }

    @Override
    public CalcomClient getObject() {
        ProxyFactory factory = new ProxyFactory();
        factory.setProxyTargetClass(true);
        factory.setTargetSource(new CurrentClient());
        return (CalcomClient) factory.getProxy(CalcomClient.class.getClassLoader());
    }

    @Override
    public Class<CalcomClient> getObjectType() {
        return CalcomClient.class;
    }

    /** Returns the current client of the component, which changes with each start, as the component itself may. */
    private final class CurrentClient implements TargetSource {

        private volatile CalcomComponent component;

        @Override
        public Class<CalcomClient> getTargetClass() {
            return CalcomClient.class;
        }

        @Override
        public Object getTarget() {
            if (!camelContext.isStarted()) {
                throw new IllegalStateException("The Camel context " + camelContext.getName() + " is " + camelContext.getStatus()
                                                + ": calls of the component " + componentName + " can be made once it has started");
            }
            CalcomComponent current = component;
            if (current == null || !current.isStarted()) {
                current = camelContext.getComponent(componentName, CalcomComponent.class);
                component = current;
            }
            return current.client();
        }
    }
}
