/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import io.github.camelcalcom.CalcomComponent;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Applies the properties {@code camel.component.calcom.*} to the component named {@code calcom}. A component bean with another name is for
 * another account and keeps its own settings.
 */
@AutoConfiguration(after = { CamelAutoConfiguration.class, CalcomComponentConverter.class })
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ ComponentConfigurationProperties.class, CalcomComponentConfiguration.class, CalcomSslBundleConfiguration.class })
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.calcom" })
public class CalcomComponentAutoConfiguration {

    static final String PREFIX = "camel.component.calcom";
    static final String COMPONENT_NAME = "calcom";

    private final ApplicationContext applicationContext;
    private final CalcomComponentConfiguration configuration;

    public CalcomComponentAutoConfiguration(ApplicationContext applicationContext, CalcomComponentConfiguration configuration) {
        this.applicationContext = applicationContext;
        this.configuration = configuration;
    }

    @Lazy
    @Bean
    public ComponentCustomizer configureCalcomComponent(CalcomSslBundleConfiguration sslBundle, ObjectProvider<SslBundles> sslBundles) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                CalcomComponent component = (CalcomComponent) target;
                new ConfiguredOptions(configuration, applicationContext.getEnvironment()).applyTo(component);
                sslBundle.applyTo(component, sslBundles);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return isCustomized() && COMPONENT_NAME.equals(name) && target instanceof CalcomComponent;
            }
        };
    }

    /** Sets the instances of the Resilience4j registries with the name of the component, for every Cal.com component. */
    @Lazy
    @Bean
    public ComponentCustomizer calcomResilienceCustomizer(ObjectProvider<RetryRegistry> retries,
            ObjectProvider<CircuitBreakerRegistry> circuitBreakers, ObjectProvider<RateLimiterRegistry> rateLimiters) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                new NamedPolicies(retries, circuitBreakers, rateLimiters).applyTo(name, (CalcomComponent) target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return isCustomized() && target instanceof CalcomComponent;
            }

            @Override
            public int getOrder() {
                // after the properties, which may name other beans
                return LOWEST;
            }
        };
    }

    private boolean isCustomized() {
        return HierarchicalPropertiesEvaluator.evaluate(applicationContext, "camel.component.customizer", PREFIX + ".customizer");
    }
}
