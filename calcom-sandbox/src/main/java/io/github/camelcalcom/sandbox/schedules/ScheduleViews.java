/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Renders schedules. */
final class ScheduleViews {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final LocalTime LAST_MILLISECOND = LocalTime.of(23, 59, 59, 999_000_000);
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private final SandboxState state;

    ScheduleViews(SandboxState state) {
        this.state = state;
    }

    /** Returns the format of the versions 2024-06-11 and 2024-06-14. */
    ObjectNode current(Schedule schedule) {
        ObjectNode view = Json.object()
                .put("id", schedule.id())
                .put("ownerId", schedule.ownerId())
                .put("name", schedule.name())
                .put("timeZone", schedule.timeZone().name());
        ArrayNode availability = view.putArray("availability");
        schedule.availability().stream().filter(row -> !row.days().isEmpty()).forEach(row -> {
            ObjectNode entry = availability.addObject();
            row.days().forEach(day -> entry.withArray("days").add(WeekDays.name(day)));
            entry.put("startTime", row.start().toString()).put("endTime", row.end().toString());
        });
        view.put("isDefault", isDefault(schedule));
        ArrayNode overrides = view.putArray("overrides");
        schedule.overrides().forEach(override -> overrides.addObject().put("date", override.date().toString())
                .put("startTime", override.start().toString()).put("endTime", override.end().toString()));
        return view;
    }

    /** Returns the format of version 2024-04-15: the rows of the database and their representation in the web application. */
    ObjectNode legacy(Schedule schedule) {
        long schedules = state.schedules().stream().filter(other -> other.ownerId() == schedule.ownerId()).count();
        ObjectNode view = Json.object()
                .put("id", schedule.id())
                .put("name", schedule.name())
                .put("isManaged", false);
        view.set("workingHours", workingHours(schedule));
        view.set("schedule", rows(schedule));
        view.set("availability", week(schedule));
        view.put("timeZone", schedule.timeZone().name());
        view.set("dateOverrides", dateOverrides(schedule));
        return view.put("isDefault", isDefault(schedule))
                .put("isLastSchedule", schedules == 1)
                .put("readOnly", false)
                .put("userId", schedule.ownerId());
    }

    private boolean isDefault(Schedule schedule) {
        return state.users().find(schedule.ownerId()).map(User::defaultScheduleId).filter(id -> id == schedule.id()).isPresent();
    }

    /** Returns the hours that are open: not those without days, and not those that end before they start. */
    private static ArrayNode workingHours(Schedule schedule) {
        ArrayNode hours = Json.array();
        Predicate<Schedule.Availability> open = row -> !row.days().isEmpty() && row.end().isAfter(row.start());
        schedule.availability().stream().filter(open).sorted(Comparator.comparing(Schedule.Availability::start)).forEach(row -> {
            ObjectNode entry = hours.addObject();
            entry.set("days", days(row.days()));
            entry.put("startTime", row.start().toSecondOfDay() / 60)
                    .put("endTime", row.end().toSecondOfDay() / 60)
                    .put("userId", schedule.ownerId());
        });
        return hours;
    }

    private static ArrayNode rows(Schedule schedule) {
        ArrayNode rows = Json.array();
        schedule.availability().forEach(row -> {
            ObjectNode entry = row(rows, row.id(), schedule, row.start(), row.end());
            entry.set("days", days(row.days()));
            entry.putNull("date");
        });
        schedule.overrides().forEach(override -> {
            ObjectNode entry = row(rows, override.id(), schedule, override.start(), override.end());
            entry.putArray("days");
            entry.put("date", at(override.date(), LocalTime.MIN));
        });
        return rows;
    }

    private static ObjectNode row(ArrayNode rows, long id, Schedule schedule, LocalTime start, LocalTime end) {
        return rows.addObject().put("id", id).put("userId", schedule.ownerId()).putNull("eventTypeId")
                .put("startTime", at(EPOCH, start)).put("endTime", at(EPOCH, end)).put("scheduleId", schedule.id());
    }

    private ArrayNode week(Schedule schedule) {
        LocalDate today = LocalDate.ofInstant(state.now(), ZoneOffset.UTC);
        ArrayNode week = Json.array();
        for (int number = 0; number < DayOfWeek.values().length; number++) {
            ArrayNode ranges = week.addArray();
            for (Schedule.Availability row : schedule.availability()) {
                int day = number;
                if (row.days().stream().anyMatch(candidate -> WeekDays.number(candidate) == day)) {
                    ranges.addObject().put("start", at(today, row.start()))
                            .put("end", at(today, row.end().equals(LAST_MINUTE) ? LAST_MILLISECOND : row.end()));
                }
            }
        }
        return week;
    }

    private ArrayNode dateOverrides(Schedule schedule) {
        LocalDate today = LocalDate.ofInstant(state.now(), ZoneOffset.UTC);
        TreeMap<LocalDate, ArrayNode> byDate = new TreeMap<>();
        schedule.overrides().stream().filter(override -> !override.date().isBefore(today))
                .forEach(override -> byDate.computeIfAbsent(override.date(), date -> Json.array()).addObject()
                        .put("start", at(override.date(), override.start())).put("end", at(override.date(), override.end())));
        ArrayNode overrides = Json.array();
        byDate.values().forEach(ranges -> overrides.addObject().set("ranges", ranges));
        return overrides;
    }

    private static ArrayNode days(List<DayOfWeek> days) {
        ArrayNode numbers = Json.array();
        days.stream().map(WeekDays::number).sorted().forEach(numbers::add);
        return numbers;
    }

    private static String at(LocalDate date, LocalTime time) {
        return Json.text(date.atTime(time).toInstant(ZoneOffset.UTC));
    }
}
