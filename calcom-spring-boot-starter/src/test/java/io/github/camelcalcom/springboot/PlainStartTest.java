/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Given an application that has the starter and does nothing with it, when it starts, then nothing happens. */
@Timeout(1_800)
@ExtendWith(OutputCaptureExtension.class)
class PlainStartTest {

    @Configuration
    @EnableAutoConfiguration
    static class Application {
    }

    @Test
    void withoutAPropertyItStartsWithoutAWarningAndWithoutAClient(CapturedOutput output) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (BootApplication application = BootApplication.startWeb(Application.class)) {
            assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(application.camel().hasComponent("calcom")).isNull();
            assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName).isNotEmpty().noneMatch(name -> name.contains("Calcom"));
        }
        assertThat(output.getAll()).contains("Started").doesNotContain(" WARN ", " ERROR ");
    }
}
