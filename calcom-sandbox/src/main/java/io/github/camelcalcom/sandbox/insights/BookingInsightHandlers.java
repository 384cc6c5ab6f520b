/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.insights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Duration;
import java.util.List;

/** Operations that return numbers and durations of bookings. The sandbox has no ratings, so all of them are zero. */
final class BookingInsightHandlers implements OperationRegistry.Group {

    private static final double PERCENT = 100;

    private final SandboxState state;

    BookingInsightHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("booking-insights/kpi-stats").handle(this::figures);
        registry.on("booking-insights/event-trends").handle(this::trends);
        registry.on("booking-insights/average-duration").handle(this::averageDuration);
    }

    private Answer figures(Call call) {
        BookingSelection selection = BookingSelection.of(call, state);
        InsightPeriod before = selection.period().previous();
        BookingFigures now = BookingFigures.of(selection.inPeriod(), call.now());
        BookingFigures previous = BookingFigures.of(selection.in(before), call.now());
        ObjectNode data = Json.object().put("empty", now.created() == 0);
        data.set("created", metric(now.created(), previous.created()));
        data.set("scheduled", metric(now.scheduled(), previous.scheduled()));
        data.set("completed", metric(now.completed(), previous.completed()));
        data.set("rescheduled", metric(now.rescheduled(), previous.rescheduled()));
        data.set("cancelled", metric(now.cancelled(), previous.cancelled()));
        data.set("no_show", metric(now.absentHosts(), previous.absentHosts()));
        data.set("no_show_guest", metric(now.absentGuests(), previous.absentGuests()));
        data.set("rating", metric(0, 0));
        data.set("csat", metric(0, 0));
        data.putObject("previousRange").put("startDate", before.firstDay()).put("endDate", before.lastDay());
        return Answer.ok(data);
    }

    private static ObjectNode metric(long count, long previous) {
        return Json.object().put("count", count).put("deltaPrevious", previous == 0 ? 0 : PERCENT * (count - previous) / previous);
    }

    private Answer trends(Call call) {
        BookingSelection selection = BookingSelection.of(call, state);
        ArrayNode points = Json.array();
        selection.period().parts().forEach(part -> {
            BookingFigures figures = BookingFigures.of(selection.in(part), call.now());
            points.addObject().put("formattedDateFull", part.fullLabel()).put("isToday", part.contains(call.now())).put("Month", part.label())
                    .put("Created", figures.created()).put("Completed", figures.completed()).put("Rescheduled", figures.rescheduled())
                    .put("Cancelled", figures.cancelled()).put("No-Show (Host)", figures.absentHosts())
                    .put("No-Show (Guest)", figures.absentGuests());
        });
        return Answer.ok(points);
    }

    private Answer averageDuration(Call call) {
        BookingSelection selection = BookingSelection.of(call, state);
        ArrayNode points = Json.array();
        selection.period().parts().forEach(part -> {
            List<Booking> bookings = selection.in(part);
            double average = bookings.stream().mapToLong(booking -> Duration.between(booking.start(), booking.end()).toMinutes()).average()
                    .orElse(0);
            points.addObject().put("Date", part.label()).put("formattedDateFull", part.fullLabel())
                    .put("isToday", part.contains(call.now())).put("Average", average);
        });
        return Answer.ok(points);
    }
}
