/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.springframework.boot.autoconfigure.web.servlet;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Has another package in Spring Boot 4. The older camel-platform-http-starter, which replaces the newer one in these tests because that is not
 * available everywhere, requires it here.
 */
@ConfigurationProperties("spring.mvc")
public class WebMvcProperties {

    private final Async async = new Async();

    public Async getAsync() {
        return async;
    }

    /** Maximum duration of an asynchronous request. */
    public static class Async {

        private Duration requestTimeout;

        /** @return null for the server's own limit */
        public Duration getRequestTimeout() {
            return requestTimeout;
        }

        public void setRequestTimeout(Duration requestTimeout) {
            this.requestTimeout = requestTimeout;
        }
    }
}
