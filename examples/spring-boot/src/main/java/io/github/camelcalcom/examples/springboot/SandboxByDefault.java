/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Starts a sandbox in this process if no API key is configured, so that the example runs without an account. */
final class SandboxByDefault implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String API_KEY = "camel.component.calcom.api-key";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty(API_KEY))) {
            return;
        }
        CalcomSandbox sandbox = CalcomSandbox.start();
        // a bean, so that it is closed with the application, after the routes that call it
        ((GenericApplicationContext) context).registerBean("sandbox", CalcomSandbox.class, () -> sandbox);
        Map<String, Object> properties = new HashMap<>();
        properties.put(API_KEY, sandbox.apiKey());
        properties.put("camel.component.calcom.api-url", sandbox.url());
        properties.put("example.external-url", "http://127.0.0.1:" + environment.getProperty("server.port"));
        environment.getPropertySources().addFirst(new MapPropertySource("sandbox", properties));
    }
}
