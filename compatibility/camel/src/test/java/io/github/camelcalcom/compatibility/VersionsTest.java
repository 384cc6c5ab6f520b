package io.github.camelcalcom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;

import io.github.camelcalcom.CalcomComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Whether the other tests of this module test what they are to test. */
class VersionsTest {

    @Test
    void theTestsRunOnTheNewerCamel() {
        assertThat(new DefaultCamelContext(false).getVersion()).isEqualTo(System.getProperty("expected.camel.version"));
    }

    @Test
    void theComponentIsTheJarAsItWasBuilt() {
        URL source = CalcomComponent.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(source.getPath()).matches(".*/calcom-component-[^/]+\\.jar");
    }
}
