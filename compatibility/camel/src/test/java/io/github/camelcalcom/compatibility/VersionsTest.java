/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;

/** Checks that the other tests of this module test the intended versions. */
class VersionsTest {

    @Test
    void theTestsRunOnTheNewerCamel() {
        assertThat(new DefaultCamelContext(false).getVersion()).isEqualTo(System.getProperty("expected.camel.version"));
    }

    @Test
    void theHttpClientIsTheOneThatComesWithThem() {
        VersionInfo found = VersionInfo.loadVersionInfo("org.apache.hc.client5", HttpClients.class.getClassLoader());
        assertThat(found.getRelease()).isEqualTo(System.getProperty("expected.httpclient5.version"));
    }

    @Test
    void theComponentIsTheJarAsItWasBuilt() {
        URL source = CalcomComponent.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(source.getPath()).matches(".*/calcom-component-[^/]+\\.jar");
    }
}
