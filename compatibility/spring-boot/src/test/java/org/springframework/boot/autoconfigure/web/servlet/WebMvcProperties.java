package org.springframework.boot.autoconfigure.web.servlet;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Stands elsewhere in Spring Boot 4, but the older camel-platform-http-starter that stands in for the newer one, which cannot be had
 * everywhere, looks for it here.
 */
@ConfigurationProperties("spring.mvc")
public class WebMvcProperties {

    private final Async async = new Async();

    public Async getAsync() {
        return async;
    }

    /** How long an asynchronous request may take. */
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
