/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.springboot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes bookings by REST, and keeps their current state in a table with a feed and webhooks. */
@SpringBootApplication
public class BookingApplication {

    /** @param arguments properties of Spring Boot, such as {@code --server.port=8081} */
    public static void main(String[] arguments) {
        start(arguments);
    }

    static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(BookingApplication.class).initializers(new SandboxByDefault()).run(arguments);
    }
}
