/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.booking.BookingRequest;
import io.github.camelcalcom.support.CalcomContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given Camel's type converters, then records and lists of records become JSON, and JSON becomes records. */
class RecordConvertersTest {

    private static final String JSON = "{\"uid\":\"u7\",\"title\":\"Zoë\"}";
    private static final Booking BOOKING = CalcomJson.read(JSON, Booking.class);

    private final CalcomContext camel = new CalcomContext("http://127.0.0.1:9");
    private TypeConverter converter;

    @BeforeEach
    void start() {
        camel.start();
        converter = camel.getTypeConverter();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @Test
    void jsonBecomesARecord() throws Exception {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        for (Object json : List.of(JSON, bytes, new ByteArrayInputStream(bytes), new ObjectMapper().readTree(JSON),
                Map.of("uid", "u7", "title", "Zoë"))) {
            assertThat(converter.mandatoryConvertTo(Booking.class, json)).as(json.getClass().getName()).isEqualTo(BOOKING);
        }
        assertThat(converter.mandatoryConvertTo(BookingRequest.class, "{\"recurrenceCount\":2}")).isInstanceOf(BookingRequest.Recurring.class);
    }

    @Test
    void aRecordBecomesJson() throws Exception {
        assertThat(converter.mandatoryConvertTo(String.class, BOOKING)).isEqualTo(JSON);
        assertThat(converter.mandatoryConvertTo(byte[].class, BOOKING)).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.mandatoryConvertTo(InputStream.class, BOOKING)).hasContent(JSON);
        assertThat((Object) converter.mandatoryConvertTo(Map.class, BOOKING)).isEqualTo(Map.of("uid", "u7", "title", "Zoë"));
        assertThat(converter.mandatoryConvertTo(JsonNode.class, BOOKING)).isEqualTo(new ObjectMapper().readTree(JSON));
    }

    @Test
    void aListOfRecordsBecomesJsonAndJsonAnArrayOfRecords() throws Exception {
        String list = '[' + JSON + ',' + JSON + ']';
        List<Booking> bookings = List.of(BOOKING, BOOKING);

        assertThat(converter.mandatoryConvertTo(String.class, bookings)).isEqualTo(list);
        assertThat(converter.mandatoryConvertTo(byte[].class, bookings)).isEqualTo(list.getBytes(StandardCharsets.UTF_8));
        assertThat(converter.mandatoryConvertTo(InputStream.class, bookings)).hasContent(list);
        assertThat(converter.mandatoryConvertTo(JsonNode.class, bookings)).isEqualTo(new ObjectMapper().readTree(list));
        assertThat(converter.mandatoryConvertTo(Booking[].class, list)).containsExactly(BOOKING, BOOKING);
        assertThat(converter.mandatoryConvertTo(Booking[].class, List.of(Map.of("uid", "u7", "title", "Zoë")))).containsExactly(BOOKING);
        assertThat(converter.mandatoryConvertTo(String.class, new Booking[] { BOOKING })).isEqualTo('[' + JSON + ']');
    }

    @Test
    void otherConversionsStayAsTheyAre() {
        assertThat(converter.convertTo(String.class, List.of("a", "b"))).isEqualTo("[a, b]");
        assertThat(converter.convertTo(Integer.class, "7")).isEqualTo(7);
        assertThat(converter.tryConvertTo(Booking.class, 7)).isNull();
    }

    @Test
    void textThatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> converter.convertTo(Booking.class, "no JSON")).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("cannot be read as Booking");
    }
}
