/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The names of the days of the week in the API. */
public final class WeekDays {

    /** The names that the API accepts, Monday first. */
    public static final List<String> NAMES = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /** Monday to Friday. */
    static final List<DayOfWeek> WORKING =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private WeekDays() {
    }

    /** Returns the English name. */
    static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Returns the number in JavaScript, where Sunday is 0. */
    static int number(DayOfWeek day) {
        return day.getValue() % DayOfWeek.values().length;
    }
}
