/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.ical;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An iCalendar object with bookings. One booking is an invitation ({@code METHOD:REQUEST}) or its withdrawal ({@code METHOD:CANCEL}); a list
 * is published ({@code METHOD:PUBLISH}). All times are in UTC.
 */
public final class BookingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(BookingCalendar.class);
    private static final String PRODUCT = "-//camel-calcom//Apache Camel component for Cal.com//EN";

    private final Calendar calendar;

    private BookingCalendar(Method method, List<CalendarEntry> entries) {
        calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        entries.forEach(entry -> calendar.add(event(entry)));
    }

    /** Returns the invitation to a booking, or its withdrawal if the booking does not take place. */
    public static BookingCalendar of(CalendarEntry entry) {
        boolean isCancelled = entry.state() == CalendarEntry.State.CANCELLED;
        return new BookingCalendar(isCancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST, List.of(entry));
    }

    /** Returns a calendar with all bookings. */
    public static BookingCalendar of(List<CalendarEntry> entries) {
        return new BookingCalendar(ImmutableMethod.PUBLISH, entries);
    }

    /** Returns the method, for example {@code REQUEST}. */
    public String method() {
        return calendar.getRequiredProperty(Property.METHOD).getValue();
    }

    /** Returns the text of the object, with lines of at most 75 bytes. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try {
            // the library does not accept a calendar without events, which an empty list is
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(CalendarEntry entry) {
        VEvent event = new VEvent(false);
        event.add(new Uid(text(entry.uid())));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new LastModified(entry.changedAt()));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStart<>(entry.start()));
        event.add(new DtEnd<>(entry.end()));
        event.add(status(entry.state()));
        if (entry.title() != null) {
            event.add(new Summary(text(entry.title())));
        }
        if (entry.description() != null && !entry.description().isEmpty()) {
            event.add(new Description(text(entry.description())));
        }
        if (entry.location() != null) {
            event.add(new Location(text(entry.location())));
            URI link = link(entry.location());
            if (link != null) {
                event.add(new Url(link));
            }
        }
        addPeople(event, entry);
        return event;
    }

    private static void addPeople(VEvent event, CalendarEntry entry) {
        URI organizer = entry.organizer() == null ? null : address(entry.organizer(), entry);
        if (organizer != null) {
            event.add(named(new Organizer(organizer), entry.organizer()));
        }
        for (CalendarEntry.Person attendee : entry.attendees()) {
            URI address = address(attendee, entry);
            if (address != null) {
                Property invited = named(new Attendee(address), attendee);
                invited.add(Role.REQ_PARTICIPANT);
                invited.add(entry.state() == CalendarEntry.State.CONFIRMED ? PartStat.ACCEPTED : PartStat.NEEDS_ACTION);
                event.add(invited);
            }
        }
    }

    private static Status status(CalendarEntry.State state) {
        return switch (state) {
            case CONFIRMED -> ImmutableStatus.VEVENT_CONFIRMED;
            case TENTATIVE -> ImmutableStatus.VEVENT_TENTATIVE;
            case CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
        };
    }

    private static Property named(Property property, CalendarEntry.Person person) {
        if (person.name() != null && !person.name().isBlank()) {
            // a parameter cannot have quotes or line breaks
            property.add(new Cn(text(person.name()).replace('"', '\'').replace('\n', ' ')));
        }
        return property;
    }

    /** A text without control characters other than line feeds, which iCalendar has no form for. */
    private static String text(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    /** Returns the address of a person of an event, or null with a warning if it is invalid: the event is still of use to all others. */
    private static URI address(CalendarEntry.Person person, CalendarEntry entry) {
        String email = text(person.email()).replace('\n', ' ').strip();
        try {
            if (email.indexOf('@') > 0) {
                return new URI("mailto", email, null);
            }
        } catch (URISyntaxException e) {
            LOG.debug("'{}' cannot be part of a URI", email, e);
        }
        LOG.warn("The booking {} has a person with the invalid e-mail address '{}', who is left out of the calendar", text(entry.uid()), email);
        return null;
    }

    private static URI link(String location) {
        if (!location.startsWith("https://") && !location.startsWith("http://")) {
            return null;
        }
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            // it is still the location
            return null;
        }
    }
}
