/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the rows of a scan, then its place knows which rows are before it, if the rows were in a recognizable order. */
class ScanPlaceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static BookingChange row(int id, String uid, int minute) throws Exception {
        String instant = "2026-11-23T10:%02d:00Z".formatted(minute);
        return BookingChange.of("bookings/list", Map.of("id", id, "uid", uid, "start", instant, "createdAt", "2026-11-23T09:00:00Z",
                "updatedAt", "2026-11-23T09:00:00Z"));
    }

    /** Also after it was saved and read again. */
    private static ScanPlace behind(BookingChange... rows) throws Exception {
        ScanPlace place = ScanPlace.FIRST.behind(List.of(rows));
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            place.writeTo(json);
        }
        ScanPlace read = ScanPlace.readFrom(JSON.readTree(text.toString()));
        assertThat(read).isEqualTo(place);
        return read;
    }

    @ParameterizedTest
    @CsvSource({ "1, 3", "3, 1" })
    void rowsInTheOrderOfTheirNumbersAreBeforeThePlace(int first, int last) throws Exception {
        ScanPlace place = behind(row(first, "x", 5), row(2, "z", 4), row(last, "y", 9));

        assertThat(place.isKnown()).isTrue();
        assertThat(place.isAfter(row(first, "q", 30))).isTrue();
        assertThat(place.isAfter(row(last, "y", 9))).as("the last one").isFalse();
        assertThat(place.isAfterOrAt(row(last, "y", 9))).isTrue();
        assertThat(place.isAfter(row(last + Integer.signum(last - first), "q", 30))).isFalse();
    }

    @Test
    void rowsThatAreEqualToTheLastOneMayStillCome() throws Exception {
        ScanPlace place = behind(row(2, "x", 1), row(1, "z", 2), row(5, "y", 2));

        assertThat(place.isAfter(row(3, "q", 1))).isTrue();
        assertThat(place.isAfter(row(4, "q", 2))).isFalse();
    }

    @Test
    void anOrderThatARowContradictsIsNeverTakenAgain() throws Exception {
        ScanPlace place = behind(row(2, "x", 1), row(1, "z", 3), row(5, "y", 2));
        assertThat(place.isKnown()).isFalse();

        List<BookingChange> more = new ArrayList<>();
        for (int id = 10; id < 20; id++) {
            more.add(row(id, "z" + id, id));
        }
        assertThat(place.behind(more).isKnown()).isFalse();
        assertThat(place.behind(more).isAfter(row(3, "y1", 3))).isFalse();
    }

    @Test
    void theScanOfAnEarlierVersionHasNoOrder() throws Exception {
        Scan scan = Scan.readFrom(JSON.readTree("{\"from\":\"2026-11-23T10:00:00Z\",\"start\":\"2026-11-23T11:00:00Z\",\"cursor\":\"c\"}"));

        assertThat(scan.reached()).isEqualTo(scan.start());
        assertThat(scan.place().begun()).isTrue();
        assertThat(scan.place().behind(List.of(row(1, "x", 1), row(2, "y", 2))).isKnown()).isFalse();
    }
}
