/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.bookings;

import io.github.camelcalcom.sandbox.state.Booking;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MergedBookingsTest {

    private static final Comparator<Booking> BY_ID = Comparator.comparingLong(Booking::id);

    private final List<Long> read = new ArrayList<>();

    private Iterator<Booking> sequence(int... ids) {
        return IntStream.of(ids).mapToObj(id -> Booking.builder(id, "uid" + id, 1).start(Instant.EPOCH).end(Instant.EPOCH)
                .createdAt(Instant.EPOCH).updatedAt(Instant.EPOCH).build()).peek(booking -> read.add(booking.id())).iterator();
    }

    @Test
    void sequencesAreReadInTheirCommonOrderAndEachBookingOnce() {
        Stream<Booking> merged = MergedBookings.of(List.of(sequence(1, 4, 5, 9), sequence(), sequence(4, 6), sequence(2, 5, 9)), BY_ID);
        assertThat(merged).extracting(Booking::id).containsExactly(1L, 2L, 4L, 5L, 6L, 9L);
    }

    @Test
    void aPageReadsNoMoreThanItNeeds() {
        Iterator<Booking> many = sequence(IntStream.range(0, 100_000).map(id -> 2 * id).toArray());
        assertThat(MergedBookings.of(List.of(many, sequence(1, 3)), BY_ID).limit(4)).extracting(Booking::id).containsExactly(0L, 1L, 2L, 3L);
        assertThat(read).hasSizeLessThan(10);
    }
}
