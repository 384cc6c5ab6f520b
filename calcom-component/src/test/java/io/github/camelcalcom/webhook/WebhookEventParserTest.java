package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.github.camelcalcom.support.RecordedDelivery;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given the shapes that deliveries come in, when they are parsed, then trigger, booking and payload are found in each. */
class WebhookEventParserTest {

    private static WebhookEvent recorded(String name) throws IOException {
        return WebhookEventParser.parse(RecordedDelivery.named(name).body(), null);
    }

    private static WebhookEvent parse(String json) throws IOException {
        return WebhookEventParser.parse(json.getBytes(StandardCharsets.UTF_8), "2021-10-20");
    }

    @Test
    void anEnvelopeHoldsThePayload() throws IOException {
        WebhookEvent event = recorded("BOOKING_CREATED-plain");
        assertThat(event.trigger()).isEqualTo("BOOKING_CREATED");
        assertThat(event.createdAt()).isEqualTo(Instant.parse("2026-11-22T23:55:25.778Z"));
        assertThat(event.bookingUid()).isEqualTo("5KDAGGixVRq6N7yWAz1fD2");
        assertThat(event.bookingId()).isEqualTo(1);
        assertThat(event.version()).isNull();
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("title", "Thirty between Alice and Carl")
                .doesNotContainKey("triggerEvent");
    }

    @Test
    void aNoShowNamesItsBookingDifferently() throws IOException {
        WebhookEvent event = recorded("BOOKING_NO_SHOW_UPDATED-attendee");
        Map<?, ?> payload = (Map<?, ?>) event.payload();
        assertThat(event.bookingUid()).isNotNull().isEqualTo(payload.get("bookingUid"));
        assertThat(event.bookingId()).isEqualTo(((Number) payload.get("bookingId")).longValue());
    }

    @ParameterizedTest
    @CsvSource({ "MEETING_ENDED-scheduled,MEETING_ENDED", "MEETING_STARTED-scheduled,MEETING_STARTED" })
    void aMeetingIsFlat(String name, String trigger) throws IOException {
        WebhookEvent event = recorded(name);
        Map<?, ?> payload = (Map<?, ?>) event.payload();
        assertThat(event.trigger()).isEqualTo(trigger);
        assertThat(event.bookingUid()).isNotNull().isEqualTo(payload.get("uid"));
        assertThat(event.bookingId()).isEqualTo(((Number) payload.get("id")).longValue());
        assertThat(event.createdAt()).as("that of the body is when the booking was made").isNull();
    }

    @Test
    void aFormIsAboutNoBooking() throws IOException {
        WebhookEvent event = recorded("FORM_SUBMITTED-form");
        assertThat(event.trigger()).isEqualTo("FORM_SUBMITTED");
        assertThat(event.bookingUid()).isNull();
        assertThat(event.bookingId()).isNull();
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("formId", "form-sales-1")
                .doesNotContainKey("question1");
    }

    @Test
    void aTemplateMakesItsOwnShape() throws IOException {
        WebhookEvent event = recorded("BOOKING_CREATED-json-template");
        assertThat(event.trigger()).isNull();
        assertThat(event.bookingUid()).isEqualTo("63Mi7jVoygjrPc6FAJd3yq");
        assertThat(event.payload()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("event", "BOOKING_CREATED");
    }

    @Test
    void theWordFalseThatABrokenTemplateBecomesArrivesAsItIs() throws IOException {
        assertThat(parse("false")).isEqualTo(new WebhookEvent(null, null, "2021-10-20", false, null, null));
        assertThat(parse("null").payload()).isNull();
    }

    @Test
    void aTimeThatIsNoneDoesNotSpoilADelivery() throws IOException {
        assertThat(parse("{\"triggerEvent\":\"BOOKING_CREATED\",\"createdAt\":\"today\",\"payload\":{\"uid\":\"u\"}}"))
                .isEqualTo(new WebhookEvent("BOOKING_CREATED", null, "2021-10-20", Map.of("uid", "u"), "u", null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{\"a\":1} {", "nonsense", "[1,]" })
    void whatIsNoJsonFails(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(IOException.class);
    }

    @Test
    void nestingHasALimit() {
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void whoCameIsNotInItsText() throws IOException {
        assertThat(recorded("BOOKING_CREATED-plain").toString()).contains("BOOKING_CREATED").doesNotContain("carl@example.net");
    }
}
