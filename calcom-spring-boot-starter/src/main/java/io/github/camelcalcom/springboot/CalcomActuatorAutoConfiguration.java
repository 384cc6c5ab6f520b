/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.stream.Stream;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.CalcomEndpoint;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Masks the component's secrets in the Actuator, even if the Actuator is configured to show values. */
@AutoConfiguration(after = CalcomComponentAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(CalcomComponentConfiguration.class)
public class CalcomActuatorAutoConfiguration {

    @Bean
    public SanitizingFunction calcomSanitizingFunction(CalcomComponentConfiguration configuration, ObjectProvider<CamelContext> camelContexts) {
        return new SecretSanitizer(configuration, () -> camelContexts.stream().flatMap(CalcomActuatorAutoConfiguration::configurations));
    }

    /** Those of the components and of the endpoints, whose URIs may refer to properties of any name. */
    private static Stream<CalcomConfiguration> configurations(CamelContext camelContext) {
        Stream<CalcomConfiguration> components = camelContext.getComponentNames().stream().map(camelContext::hasComponent)
                .filter(CalcomComponent.class::isInstance).map(component -> ((CalcomComponent) component).getConfiguration());
        Stream<CalcomConfiguration> endpoints = camelContext.getEndpoints().stream().filter(CalcomEndpoint.class::isInstance)
                .map(endpoint -> ((CalcomEndpoint) endpoint).getConfiguration());
        return Stream.concat(components, endpoints);
    }
}
