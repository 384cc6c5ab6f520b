/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcalcom.support.CalledClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given a call in another process, when a debugger watches it, then it runs through the classes that the page about the architecture counts. */
@Timeout(1_800)
class CallPathTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.adoc");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @CsvSource({ "get, calcom:bookings/get?bookingUid=a, 12", "create, calcom:bookings/create, 18" })
    void theClassesBetweenProducerAndSocketAreThoseOfThePage(String operation, String uri, int most) throws Exception {
        CalledClasses.Path path = CalledClasses.of(uri);
        Matcher row = row(operation);

        assertThat(path.atSocket()).contains("CalcomProducer", "Call", "HttpTransport").hasSizeLessThanOrEqualTo(most)
                .isEqualTo(classes(row.group("names")));
        assertThat(path.atSocket()).hasSize(Integer.parseInt(row.group("stack")));
        assertThat(path.calling()).as("classes that call another one").hasSizeLessThanOrEqualTo(Integer.parseInt(row.group("calling")));
        assertThat(path.all()).as("classes that run").hasSizeLessThanOrEqualTo(Integer.parseInt(row.group("all")));
    }

    @Test
    void aPlainCallRunsThroughNothingOfFeedsWebhooksAndBookings() throws Exception {
        assertThat(CalledClasses.of("calcom:bookings/get?bookingUid=a").all()).isNotEmpty()
                .noneMatch(name -> name.matches(".*(Ledger|Feed|Webhook|Recovery|Attempts|Push).*"));
    }

    /** The row of the table that counts the classes. */
    private static Matcher row(String operation) throws IOException {
        Matcher row = Pattern.compile("(?m)^\\| `bookings/" + operation + "`\\n\\| (?<stack>\\d+): (?<names>.*)\\n\\| (?<calling>\\d+)\\n\\| (?<all>\\d+)$")
                .matcher(Files.readString(PAGE));
        assertThat(row.find()).as("a row of " + operation).isTrue();
        return row;
    }

    private static Set<String> classes(String names) {
        Set<String> classes = new TreeSet<>();
        CLASS.matcher(names).results().forEach(name -> classes.add(name.group(1)));
        return classes;
    }
}
