/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;

import io.github.camelcalcom.springboot.CalcomComponentAutoConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** Checks that the other tests of this module test the intended versions. */
class VersionsTest {

    @Test
    void theTestsRunOnTheNewerCamelAndSpringBoot() {
        assertThat(new DefaultCamelContext(false).getVersion()).isEqualTo(System.getProperty("expected.camel.version"));
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot.version"));
    }

    @Test
    void theHttpClientIsTheOneThatComesWithThem() {
        VersionInfo found = VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClients.class.getClassLoader());
        assertThat(found.getRelease()).isEqualTo(System.getProperty("expected.httpclient5.version"));
    }

    @Test
    void theStarterIsTheJarAsItWasBuilt() {
        URL source = CalcomComponentAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(source.getPath()).matches(".*/calcom-spring-boot-starter-[^/]+\\.jar");
    }
}
