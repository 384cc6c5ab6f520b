/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.startup;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application with only Camel. Prints the duration of its start and exits. */
@Configuration
@EnableAutoConfiguration
public class StartupApplication {

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(StartupApplication.class, "--spring.main.banner-mode=off")) {
            long milliseconds = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
            long processors = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
            int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            System.out.println(context.getId() + " ready after " + milliseconds + " ms, " + processors + " ms of processors, " + classes + " classes");
        }
    }
}
