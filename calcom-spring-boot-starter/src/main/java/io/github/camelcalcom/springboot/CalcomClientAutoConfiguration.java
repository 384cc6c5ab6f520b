/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Provides the client of the component {@code calcom} for code without routes. */
@AutoConfiguration(after = CalcomComponentAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.calcom" })
public class CalcomClientAutoConfiguration {

    @Lazy
    @Bean
    @ConditionalOnMissingBean(name = "calcomClient")
    public CalcomClientFactoryBean calcomClient(CamelContext camelContext) {
        return new CalcomClientFactoryBean(camelContext, CalcomComponentAutoConfiguration.COMPONENT_NAME);
    }
}
