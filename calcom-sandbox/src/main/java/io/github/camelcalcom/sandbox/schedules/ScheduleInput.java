/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.state.NamedZone;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.validation.IsoInstant;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads schedules from requests. */
public final class ScheduleInput {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    /** The zone of a schedule whose zone was set to null. */
    private static final String WITHOUT_ZONE = "Europe/London";
    private static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(17, 0);

    private static final Rule[] TIMES = {Rule.matches(TIME, "%s must be a valid time format HH:MM"), Rule.string()};

    private static final Schema AVAILABILITY = new Schema()
            .required("days", Rule.array(), Rule.each(Rule.in(WeekDays.NAMES)))
            .required("startTime", TIMES)
            .required("endTime", TIMES);

    private static final Schema OVERRIDE = new Schema()
            .required("date", new Rule("isIso8601", "%s must be a valid ISO 8601 date string", Rule.existingIsoDate().holds()))
            .required("startTime", TIMES)
            .required("endTime", TIMES);

    private static final Schema CREATE = new Schema()
            .required("name", Rule.string())
            .required("timeZone", Rule.timeZone())
            .optionalList("availability", AVAILABILITY)
            .required("isDefault", Rule.bool())
            .optionalList("overrides", OVERRIDE);

    private static final Schema UPDATE = new Schema()
            .optional("name", Rule.string())
            .optional("timeZone", Rule.timeZone())
            .optionalList("availability", AVAILABILITY)
            .optional("isDefault", Rule.bool())
            .optionalList("overrides", OVERRIDE);

    private final SandboxState state;

    public ScheduleInput(SandboxState state) {
        this.state = state;
    }

    public static ObjectNode checkedForCreate(JsonNode body) {
        return CREATE.accept(body);
    }

    static ObjectNode checkedForUpdate(JsonNode body) {
        return UPDATE.accept(body);
    }

    /** Returns a new schedule. Without hours it is open from Monday to Friday, nine to five. */
    public Schedule created(long ownerId, ObjectNode input) {
        List<Schedule.Availability> availability = input.hasNonNull("availability") ? availability(input.get("availability"))
                : List.of(new Schedule.Availability(state.nextAvailabilityId(), WeekDays.WORKING, WORK_BEGINS, WORK_ENDS));
        return new Schedule(state.schedules().nextId(), ownerId, input.get("name").asText(), NamedZone.of(input.get("timeZone").asText()),
                availability, overrides(input.path("overrides")));
    }

    /** Returns the schedule with the fields of the input replaced. */
    Schedule updated(Schedule schedule, ObjectNode input) {
        return new Schedule(schedule.id(), schedule.ownerId(),
                input.hasNonNull("name") ? input.get("name").asText() : schedule.name(),
                input.has("timeZone") ? NamedZone.of(input.get("timeZone").asText(WITHOUT_ZONE)) : schedule.timeZone(),
                input.hasNonNull("availability") ? availability(input.get("availability")) : schedule.availability(),
                input.hasNonNull("overrides") ? overrides(input.get("overrides")) : schedule.overrides());
    }

    private List<Schedule.Availability> availability(JsonNode rows) {
        List<Schedule.Availability> availability = new ArrayList<>();
        for (JsonNode row : rows) {
            List<DayOfWeek> days = new ArrayList<>();
            row.get("days").forEach(day -> days.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
            availability.add(new Schedule.Availability(state.nextAvailabilityId(), days, LocalTime.parse(row.get("startTime").asText()),
                    LocalTime.parse(row.get("endTime").asText())));
        }
        return availability;
    }

    /** A date with time counts as its day in UTC. */
    private static LocalDate date(String text) {
        return LocalDate.ofInstant(IsoInstant.parse(text), ZoneOffset.UTC);
    }

    private List<Schedule.Override> overrides(JsonNode rows) {
        List<Schedule.Override> overrides = new ArrayList<>();
        for (JsonNode row : rows) {
            overrides.add(new Schedule.Override(state.nextAvailabilityId(), date(row.get("date").asText()),
                    LocalTime.parse(row.get("startTime").asText()), LocalTime.parse(row.get("endTime").asText())));
        }
        return overrides;
    }
}
