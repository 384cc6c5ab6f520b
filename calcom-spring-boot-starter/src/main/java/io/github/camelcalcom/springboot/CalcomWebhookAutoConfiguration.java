/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the size of requests at the paths of webhook routes in a servlet application. */
@AutoConfiguration(after = CalcomComponentAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, OncePerRequestFilter.class })
@ConditionalOnBean(CalcomComponentConfiguration.class)
public class CalcomWebhookAutoConfiguration {

    @Bean
    WebhookPaths calcomWebhookPaths() {
        return new WebhookPaths();
    }

    @Bean
    public Filter calcomWebhookBodyLimit(WebhookPaths calcomWebhookPaths) {
        return new WebhookBodyLimit(calcomWebhookPaths);
    }
}
