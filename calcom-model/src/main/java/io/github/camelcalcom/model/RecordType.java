/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.booking.Attendee;
import io.github.camelcalcom.model.booking.Booking;
import io.github.camelcalcom.model.booking.BookingReference;
import io.github.camelcalcom.model.booking.CalendarLink;
import io.github.camelcalcom.model.booking.ConferencingSession;
import io.github.camelcalcom.model.booking.Reassignment;
import io.github.camelcalcom.model.booking.Recording;
import io.github.camelcalcom.model.calendar.BusyTime;
import io.github.camelcalcom.model.calendar.CalendarCredential;
import io.github.camelcalcom.model.calendar.CalendarEvent;
import io.github.camelcalcom.model.calendar.Calendars;
import io.github.camelcalcom.model.calendar.ConferencingApp;
import io.github.camelcalcom.model.calendar.DefaultConferencingApp;
import io.github.camelcalcom.model.calendar.DestinationCalendar;
import io.github.camelcalcom.model.calendar.SelectedCalendar;
import io.github.camelcalcom.model.eventtype.BookingFields;
import io.github.camelcalcom.model.eventtype.EventType;
import io.github.camelcalcom.model.eventtype.PrivateLink;
import io.github.camelcalcom.model.eventtype.PrivateLinkDeletion;
import io.github.camelcalcom.model.organization.AssignedAttributeOption;
import io.github.camelcalcom.model.organization.Attribute;
import io.github.camelcalcom.model.organization.AttributeAssignment;
import io.github.camelcalcom.model.organization.AttributeOption;
import io.github.camelcalcom.model.routing.RoutingForm;
import io.github.camelcalcom.model.routing.RoutingFormAnswer;
import io.github.camelcalcom.model.routing.RoutingFormResponse;
import io.github.camelcalcom.model.routing.RoutingFormSlots;
import io.github.camelcalcom.model.schedule.OutOfOffice;
import io.github.camelcalcom.model.schedule.Schedule;
import io.github.camelcalcom.model.schedule.Slot;
import io.github.camelcalcom.model.schedule.SlotReservation;
import io.github.camelcalcom.model.team.Membership;
import io.github.camelcalcom.model.team.Team;
import io.github.camelcalcom.model.team.TeamInvite;
import io.github.camelcalcom.model.token.ApiKey;
import io.github.camelcalcom.model.token.AuthorizationUrl;
import io.github.camelcalcom.model.token.OAuth2Token;
import io.github.camelcalcom.model.token.OAuthClient;
import io.github.camelcalcom.model.token.OAuthClientSecret;
import io.github.camelcalcom.model.token.Tokens;
import io.github.camelcalcom.model.user.ManagedUser;
import io.github.camelcalcom.model.user.ManagedUserTokens;
import io.github.camelcalcom.model.user.OrganizationUser;
import io.github.camelcalcom.model.user.Profile;
import io.github.camelcalcom.model.webhook.Webhook;
import io.github.camelcalcom.model.webhook.WebhookPayload;

import static java.util.Map.entry;

/**
 * The record of a result type of the catalogue of operations. Immutable.
 *
 * @param record the record, or the sealed type of records
 * @param byDate whether a result is a map with a list of records for each date
 */
public record RecordType(Class<? extends CalcomRecord> record, boolean byDate) {

    private static final Map<String, RecordType> TYPES = Map.ofEntries(
            // bookings
            of("Booking", Booking.class), of("Attendee", Attendee.class), of("CalendarLink", CalendarLink.class),
            of("BookingReference", BookingReference.class), of("Reassignment", Reassignment.class), of("Recording", Recording.class),
            of("ConferencingSession", ConferencingSession.class),
            // event types
            of("EventType", EventType.class), of("BookingFields", BookingFields.class), of("PrivateLink", PrivateLink.class),
            of("PrivateLinkDeletion", PrivateLinkDeletion.class),
            // schedules and slots
            of("Schedule", Schedule.class), entry("Slot", new RecordType(Slot.class, true)), of("SlotReservation", SlotReservation.class),
            of("OutOfOffice", OutOfOffice.class),
            // users, teams and organizations
            of("Profile", Profile.class), of("ManagedUser", ManagedUser.class), of("ManagedUserTokens", ManagedUserTokens.class),
            of("OrganizationUser", OrganizationUser.class), of("Team", Team.class), of("Membership", Membership.class),
            of("TeamInvite", TeamInvite.class), of("Attribute", Attribute.class), of("AttributeOption", AttributeOption.class),
            of("UserAttributeOption", AttributeOption.class), of("AssignedAttributeOption", AssignedAttributeOption.class),
            of("AttributeAssignment", AttributeAssignment.class),
            // tokens
            of("Tokens", Tokens.class), of("OAuth2Token", OAuth2Token.class), of("AuthorizationUrl", AuthorizationUrl.class),
            of("ApiKey", ApiKey.class), of("OAuthClient", OAuthClient.class), of("OAuthClientSecret", OAuthClientSecret.class),
            // webhooks
            of("Webhook", Webhook.class), of("WebhookEvent", WebhookPayload.class),
            // calendars and meeting services
            of("Calendars", Calendars.class), of("CalendarCredential", CalendarCredential.class), of("CalendarEvent", CalendarEvent.class),
            of("BusyTime", BusyTime.class), of("DestinationCalendar", DestinationCalendar.class), of("SelectedCalendar", SelectedCalendar.class),
            of("ConferencingApp", ConferencingApp.class), of("DefaultConferencingApp", DefaultConferencingApp.class),
            // routing forms
            of("RoutingForm", RoutingForm.class), of("RoutingFormAnswer", RoutingFormAnswer.class),
            of("RoutingFormResponse", RoutingFormResponse.class), of("RoutingFormSlots", RoutingFormSlots.class));

    private static final JavaType SLOTS = CalcomJson.MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class,
            CalcomJson.MAPPER.constructType(LocalDate.class), CalcomJson.MAPPER.getTypeFactory().constructCollectionType(List.class, Slot.class));

    private static Map.Entry<String, RecordType> of(String resultType, Class<? extends CalcomRecord> type) {
        return entry(resultType, new RecordType(type, false));
    }

    /**
     * Returns the record of a result type.
     *
     * @param resultType the type of the result of an operation, as the catalogue names it
     */
    public static Optional<RecordType> of(String resultType) {
        return Optional.ofNullable(TYPES.get(resultType));
    }

    /** Returns the names of all result types with a record. */
    public static Set<String> names() {
        return TYPES.keySet();
    }

    /**
     * Returns a result as a record. A list becomes a list of records, and the slots of several dates become a map.
     *
     * @param  result                   a tree of maps and lists, a {@code JsonNode}, or a record
     * @return                          a text, a number or null as it is
     * @throws IllegalArgumentException if it is not possible for the type, for example if a list has an item that is not an object
     */
    public Object read(Object result) {
        JsonNode json = CalcomJson.toTree(result);
        if (json == null || json.isValueNode()) {
            return result;
        }
        if (json.isArray()) {
            List<Object> items = new ArrayList<>(json.size());
            json.forEach(item -> items.add(read(item)));
            return items;
        }
        return byDate ? readByDate(json) : CalcomJson.read(json, record);
    }

    /** The answers of {@code slots/list-available} have the dates in a field. */
    private static Object readByDate(JsonNode json) {
        JsonNode nested = json.get("slots");
        return CalcomJson.convert(nested == null ? json : nested, SLOTS);
    }
}
