package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcalcom.sandbox.junit5.CalcomSandboxExtension;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BookingRoutesTest {

    @RegisterExtension
    static final CalcomSandboxExtension CALCOM = new CalcomSandboxExtension();

    @Autowired
    TestRestTemplate http;

    @DynamicPropertySource
    static void calcom(DynamicPropertyRegistry registry) {
        registry.add("camel.component.calcom.api-url", CALCOM::url);
        registry.add("camel.component.calcom.api-key", CALCOM::apiKey);
    }

    @Test
    void aBookingIsMadeMovedAndCancelled() {
        String uid = http.postForObject("/bookings", """
                {"start": "2030-01-08T10:00:00Z", "eventTypeId": 1,
                 "attendee": {"name": "Ada", "email": "ada@example.com", "timeZone": "Europe/London"}}""", String.class);
        String moved = http.postForObject("/bookings/" + uid + "/reschedule", """
                {"start": "2030-01-08T15:00:00Z", "reschedulingReason": "A later slot"}""", String.class);
        String status = http.postForObject("/bookings/" + moved + "/cancel", null, String.class);

        assertEquals("cancelled", status);
        assertEquals(2, CALCOM.sandbox().bookings().size());
        assertEquals(BookingStatus.CANCELLED, CALCOM.sandbox().bookings().get(1).status());
    }
}
