/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.model.booking.AddGuestsRequest;
import io.github.camelcalcom.model.booking.AttendeeRequest;
import io.github.camelcalcom.model.booking.BookingRequest;
import io.github.camelcalcom.model.booking.CancelRequest;
import io.github.camelcalcom.model.booking.DeclineRequest;
import io.github.camelcalcom.model.booking.LocationRequest;
import io.github.camelcalcom.model.booking.MarkAbsentRequest;
import io.github.camelcalcom.model.booking.ReassignRequest;
import io.github.camelcalcom.model.booking.RescheduleRequest;
import io.github.camelcalcom.model.booking.RescheduleRequestedRequest;
import io.github.camelcalcom.model.calendar.CalendarCredentialRequest;
import io.github.camelcalcom.model.calendar.CalendarEventRequest;
import io.github.camelcalcom.model.calendar.DefaultConferencingApp;
import io.github.camelcalcom.model.calendar.DestinationCalendarRequest;
import io.github.camelcalcom.model.calendar.DisconnectRequest;
import io.github.camelcalcom.model.calendar.IcsFeedRequest;
import io.github.camelcalcom.model.calendar.SelectedCalendarRequest;
import io.github.camelcalcom.model.eventtype.BookingFields;
import io.github.camelcalcom.model.eventtype.EventTypeRequest;
import io.github.camelcalcom.model.eventtype.PrivateLinkRequest;
import io.github.camelcalcom.model.organization.AttributeAssignmentRequest;
import io.github.camelcalcom.model.organization.AttributeOptionRequest;
import io.github.camelcalcom.model.organization.AttributeRequest;
import io.github.camelcalcom.model.organization.WeightRequest;
import io.github.camelcalcom.model.routing.RoutingFormAnswerRequest;
import io.github.camelcalcom.model.schedule.OutOfOfficeRequest;
import io.github.camelcalcom.model.schedule.ReservationRequest;
import io.github.camelcalcom.model.schedule.ScheduleRequest;
import io.github.camelcalcom.model.schedule.SelectedSlotRequest;
import io.github.camelcalcom.model.team.MembershipRequest;
import io.github.camelcalcom.model.team.TeamRequest;
import io.github.camelcalcom.model.token.ApiKeyRequest;
import io.github.camelcalcom.model.token.ExchangeRequest;
import io.github.camelcalcom.model.token.OAuth2TokenRequest;
import io.github.camelcalcom.model.token.OAuthClientRequest;
import io.github.camelcalcom.model.token.RefreshRequest;
import io.github.camelcalcom.model.user.OrganizationUserRequest;
import io.github.camelcalcom.model.user.UserRequest;
import io.github.camelcalcom.model.webhook.WebhookRequest;

/** The record of the body of each operation of the covered families. */
final class RequestRecords {

    static final Map<String, Class<? extends CalcomRecord>> BY_OPERATION = new LinkedHashMap<>();

    static {
        of("bookings/create", BookingRequest.class);
        of("bookings/cancel", CancelRequest.class);
        of("bookings/reschedule", RescheduleRequest.class);
        of("bookings/mark-absent", MarkAbsentRequest.class);
        of("bookings/decline", DeclineRequest.class);
        of("bookings/reassign-to-user", ReassignRequest.class);
        of("bookings/request-reschedule", RescheduleRequestedRequest.class);
        of("bookings/update-location", LocationRequest.class);
        of("booking-attendees/add", AttendeeRequest.class);
        of("booking-guests/add", AddGuestsRequest.class);
        createAndUpdate(EventTypeRequest.class, "event-types", "team-event-types", "org-team-event-types");
        createAndUpdate(PrivateLinkRequest.class, "event-type-private-links", "org-team-event-type-private-links");
        createAndUpdate(ScheduleRequest.class, "schedules", "org-user-schedules");
        createAndUpdate(OutOfOfficeRequest.class, "me-ooo", "org-user-ooo", "team-user-ooo");
        for (String change : List.of("add", "replace", "update")) {
            of("event-type-booking-fields/" + change, BookingFields.class);
        }
        of("org-user-conferencing/set-default", DefaultConferencingApp.class);
        of("slots/reserve", ReservationRequest.class);
        of("slots/update-reservation", ReservationRequest.class);
        of("slots/reserve-selected", SelectedSlotRequest.class);
        of("me/update", UserRequest.class);
        createAndUpdate(UserRequest.class, "oauth-client-users");
        createAndUpdate(OrganizationUserRequest.class, "org-users");
        createAndUpdate(TeamRequest.class, "teams", "org-teams");
        createAndUpdate(MembershipRequest.class, "team-memberships", "org-memberships", "org-team-memberships");
        createAndUpdate(AttributeRequest.class, "org-attributes");
        createAndUpdate(AttributeOptionRequest.class, "org-attribute-options");
        of("org-attribute-options/assign-to-user", AttributeAssignmentRequest.class);
        of("org-attribute-options/update-for-user", WeightRequest.class);
        createAndUpdate(WebhookRequest.class, "webhooks", "event-type-webhooks", "team-event-type-webhooks", "oauth-client-webhooks", "org-webhooks");
        of("calendars/update-event", CalendarEventRequest.class);
        of("calendars/save-ics-feed", IcsFeedRequest.class);
        of("calendars/save-credentials", CalendarCredentialRequest.class);
        of("calendars/disconnect", DisconnectRequest.class);
        of("destination-calendars/update", DestinationCalendarRequest.class);
        of("selected-calendars/add", SelectedCalendarRequest.class);
        of("oauth-client-users/refresh", RefreshRequest.class);
        of("oauth/exchange", ExchangeRequest.class);
        of("oauth2/token", OAuth2TokenRequest.class);
        of("api-keys/refresh", ApiKeyRequest.class);
        createAndUpdate(OAuthClientRequest.class, "oauth-clients");
        of("org-routing-forms/update-response", RoutingFormAnswerRequest.class);
        of("org-team-routing-forms/update-response", RoutingFormAnswerRequest.class);
        of("teams/upsert", TeamRequest.class);
        of("org-memberships/upsert", MembershipRequest.class);
    }

    private RequestRecords() {
    }

    private static void of(String operation, Class<? extends CalcomRecord> type) {
        BY_OPERATION.put(operation, type);
    }

    private static void createAndUpdate(Class<? extends CalcomRecord> type, String... resources) {
        for (String resource : resources) {
            of(resource + "/create", type);
            of(resource + "/update", type);
        }
    }
}
