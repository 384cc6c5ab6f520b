package io.github.camelcalcom.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class QuickstartTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream standardOutput = System.out;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(standardOutput);
    }

    @Test
    void aBookingIsMadeMovedAndCancelledAndSeenByWebhookAndFeed() throws Exception {
        CalcomSandbox sandbox = CalcomSandbox.start();
        try (Server server = new Server(sandbox.url(), sandbox.apiKey(), sandbox)) {
            Quickstart.run(server, true);
        }

        List<String> lines = lines();
        String uid = lines.stream().filter(line -> line.startsWith("booked ")).findFirst().orElseThrow().substring("booked ".length());
        assertThat(lines).contains("webhook BOOKING_CREATED " + uid, "feed created " + uid)
                .anyMatch(line -> line.startsWith("rescheduled " + uid + " to "))
                .anyMatch(line -> line.startsWith("webhook BOOKING_RESCHEDULED ")).anyMatch(line -> line.startsWith("feed rescheduled "))
                .anyMatch(line -> line.startsWith("webhook BOOKING_CANCELLED ")).anyMatch(line -> line.startsWith("feed cancelled "));
    }

    @Test
    void aRealAccountIsNotBookedUnlessAsked() throws Exception {
        try (CalcomSandbox account = CalcomSandbox.start()) {
            Quickstart.run(new Server(account.url(), account.apiKey(), null), false);

            assertThat(lines()).anyMatch(line -> line.startsWith("slots ")).noneMatch(line -> line.startsWith("booked"));
            assertThat(account.bookings()).isEmpty();
        }
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
