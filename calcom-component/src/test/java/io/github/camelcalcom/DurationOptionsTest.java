/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a property of the component that is a duration, when its text is not one, then the start fails; Camel alone would take it for 0. */
class DurationOptionsTest {

    private static final String PREFIX = "camel.component.calcom.";

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    static List<String> durations() throws IOException {
        List<String> durations = new ArrayList<>();
        try (InputStream metadata = CalcomComponent.class.getResourceAsStream("/META-INF/io/github/camelcalcom/calcom.json")) {
            for (var option : new ObjectMapper().readTree(metadata).get("componentProperties").properties()) {
                JsonNode description = option.getValue();
                if (description.get("type").asText().equals("duration")) {
                    durations.add(option.getKey());
                }
            }
        }
        assertThat(durations).contains("totalTimeout", "overlap");
        return durations;
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aTextThatIsNotADurationFailsTheStart(String option) {
        main.addInitialProperty(PREFIX + option, "abc");

        assertThatThrownBy(main::start).rootCause().hasMessage("Invalid value 'abc' of the option " + option + " of the component calcom: it is not"
                                                               + " a number of milliseconds or a duration such as 30s or 1h30m");
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aDurationIsRead(String option) throws Exception {
        main.addInitialProperty(PREFIX + option, "1m30s");
        main.start();

        CalcomComponent component = main.getCamelContext().getComponent("calcom", CalcomComponent.class);
        assertThat(((PropertyConfigurerGetter) component.getComponentPropertyConfigurer()).getOptionValue(component, option, false))
                .isEqualTo(90_000L);
    }

    @ParameterizedTest
    @CsvSource({ "total-timeout, 10x, totalTimeout, ' of milliseconds or a duration such as 30s or 1h30m'", "maxResponseSize, 1MB, maxResponseSize, ''" })
    void theMessageNamesTheOptionAndWhatIsExpected(String property, String value, String option, String expected) {
        main.addInitialProperty(PREFIX + property, value);

        assertThatThrownBy(main::start).rootCause()
                .hasMessage("Invalid value '" + value + "' of the option " + option + " of the component calcom: it is not a number" + expected);
    }

    @Test
    void zeroIsADuration() throws Exception {
        main.addInitialProperty(PREFIX + "overlap", "0s");
        main.start();

        assertThat(main.getCamelContext().getComponent("calcom", CalcomComponent.class).getConfiguration().getOverlap()).isZero();
    }
}
