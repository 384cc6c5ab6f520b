/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The complete state of a sandbox, in memory. Must be used on the sandbox's event loop, which makes every call atomic up to its first
 * asynchronous step.
 */
public final class SandboxState {

    private final Clock clock;
    private final Uids uids;
    private final Table<Long, User> users = new Table<>(User::id);
    private final Table<String, ApiKey> apiKeys = new Table<>(ApiKey::key);
    private final Table<Long, Schedule> schedules = new Table<>(Schedule::id);
    private final Table<Long, EventType> eventTypes = new Table<>(EventType::id);
    private final Table<String, Webhook> webhooks = new Table<>(Webhook::id);
    private final Table<String, Change> eventTypeChanges = new Table<>(Change::id);
    private final Table<String, PrivateLink> privateLinks = new Table<>(PrivateLink::linkId);
    private final Bookings bookings = new Bookings();
    private final Table<String, Reservation> reservations = new Table<>(Reservation::uid);
    private final Table<Long, Delivery> deliveries = new Table<>(Delivery::number);
    private final Table<Long, Team> teams = new Table<>(Team::id);
    private final Memberships memberships = new Memberships();
    private final Table<Long, Profile> profiles = new Table<>(Profile::id);
    private final Table<String, Role> roles = new Table<>(Role::id);
    private final Table<Long, OutOfOffice> outOfOffices = new Table<>(OutOfOffice::id);
    private final Table<Long, VerifiedResource> verifiedEmails = new Table<>(VerifiedResource::id);
    private final Table<Long, VerifiedResource> verifiedPhones = new Table<>(VerifiedResource::id);
    private final Table<Long, Workflow> workflows = new Table<>(Workflow::id);
    private final Table<String, RoutingForm> routingForms = new Table<>(RoutingForm::id);
    private final Table<Long, RoutingFormResponse> routingFormResponses = new Table<>(RoutingFormResponse::id);
    private final Table<Long, Credential> credentials = new Table<>(Credential::id);
    private final Table<SelectedCalendar, SelectedCalendar> selectedCalendars = new Table<>(calendar -> calendar);
    private final Table<Long, DestinationCalendar> destinationCalendars = new Table<>(DestinationCalendar::userId);
    private final Table<String, DelegationCredential> delegationCredentials = new Table<>(DelegationCredential::id);
    private final Table<String, Attribute> attributes = new Table<>(Attribute::id);
    private final Table<String, AttributeOption> attributeOptions = new Table<>(AttributeOption::id);
    private final Table<String, AttributeAssignment> attributeAssignments = new Table<>(AttributeAssignment::id);
    private final Table<String, Change> assignmentChanges = new Table<>(Change::id);
    private final Table<String, OAuthClient> oAuthClients = new Table<>(OAuthClient::id);
    private final Table<String, OAuth2Client> oAuth2Clients = new Table<>(OAuth2Client::id);
    private final Table<String, AuthorizationCode> authorizationCodes = new Table<>(AuthorizationCode::code);
    private final Table<BookingLimits.Key, BookingLimits> bookingLimits = new Table<>(BookingLimits::key);
    private final Table<Long, PushSubscription> pushSubscriptions = new Table<>(PushSubscription::id);
    private final Table<Long, CreditCharge> creditCharges = new Table<>(CreditCharge::id);
    private final Table<Long, CalendarEvent> calendarEvents = new Table<>(CalendarEvent::id);
    private final Table<String, Event> events = new Table<>(Event::uuid);
    private final Table<String, BookingLimitPool> bookingLimitPools = new Table<>(BookingLimitPool::id);
    private final Table<InviteTexts.Owner, InviteTexts> inviteTexts = new Table<>(InviteTexts::owner);
    private final Table<String, Change> routingFormChanges = new Table<>(Change::id);
    private final Tokens tokens = new Tokens();

    private long lastAvailabilityId;
    private long lastAttendeeId;
    private long lastWorkflowStepId;

    /** Creates an empty state. */
    public SandboxState(Clock clock, Uids uids) {
        this.clock = clock;
        this.uids = uids;
    }

    /** Returns the time of the sandbox in milliseconds, the precision of the real server. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the generator of identifiers. */
    public Uids uids() {
        return uids;
    }

    /** Returns users by id. */
    public Table<Long, User> users() {
        return users;
    }

    /** Returns API keys by key. */
    public Table<String, ApiKey> apiKeys() {
        return apiKeys;
    }

    /** Returns schedules by id. */
    public Table<Long, Schedule> schedules() {
        return schedules;
    }

    /** Returns the next id of an availability row of a schedule. */
    public long nextAvailabilityId() {
        return ++lastAvailabilityId;
    }

    /** Returns the next id of an attendee of any booking. */
    public long nextAttendeeId() {
        return ++lastAttendeeId;
    }

    /** Returns event types by id. */
    public Table<Long, EventType> eventTypes() {
        return eventTypes;
    }

    /** Returns the changes of event types by id, oldest first. */
    public Table<String, Change> eventTypeChanges() {
        return eventTypeChanges;
    }

    /** Returns webhooks by id. */
    public Table<String, Webhook> webhooks() {
        return webhooks;
    }

    /** Describes the owner of an API key: {@code alice}, or {@code alice for the organization 'Acme' (1)}. */
    public String ownerOf(ApiKey key) {
        String user = users.find(key.userId()).map(User::username).orElse("user " + key.userId());
        return key.organizationId() == null ? user
                : user + " for the organization '" + teams.find(key.organizationId()).map(Team::name).orElse("?") + "' (" + key.organizationId()
                        + ')';
    }

    /** Returns private links by the id in their addresses. */
    public Table<String, PrivateLink> privateLinks() {
        return privateLinks;
    }

    /** Returns bookings by uid, oldest first. */
    public Bookings bookings() {
        return bookings;
    }

    /** Returns reservations by uid, including expired ones. */
    public Table<String, Reservation> reservations() {
        return reservations;
    }

    /** Returns webhook requests in the order in which they were sent. */
    public Table<Long, Delivery> deliveries() {
        return deliveries;
    }

    /** Returns teams and organizations by id. */
    public Table<Long, Team> teams() {
        return teams;
    }

    /** Returns the organization with an id; empty also if it is the id of a team. */
    public Optional<Team> organization(long id) {
        return teams.find(id).filter(Team::organization);
    }

    /** Returns the memberships of teams and organizations. */
    public Memberships memberships() {
        return memberships;
    }

    /** Returns profiles by id. */
    public Table<Long, Profile> profiles() {
        return profiles;
    }

    /** Returns custom roles of teams and organizations by id. */
    public Table<String, Role> roles() {
        return roles;
    }

    /** Returns out-of-office entries by id. */
    public Table<Long, OutOfOffice> outOfOffices() {
        return outOfOffices;
    }

    /** Returns verified mail addresses by id. */
    public Table<Long, VerifiedResource> verifiedEmails() {
        return verifiedEmails;
    }

    /** Returns verified phone numbers by id. */
    public Table<Long, VerifiedResource> verifiedPhones() {
        return verifiedPhones;
    }

    /** Returns workflows by id. */
    public Table<Long, Workflow> workflows() {
        return workflows;
    }

    /** Returns the next id of a step of any workflow. */
    public long nextWorkflowStepId() {
        return ++lastWorkflowStepId;
    }

    /** Returns routing forms by id. */
    public Table<String, RoutingForm> routingForms() {
        return routingForms;
    }

    /** Returns routing-form responses by id, oldest first. */
    public Table<Long, RoutingFormResponse> routingFormResponses() {
        return routingFormResponses;
    }

    /** Returns connections to external services by id. */
    public Table<Long, Credential> credentials() {
        return credentials;
    }

    /** Returns the calendars that are checked for conflicts. */
    public Table<SelectedCalendar, SelectedCalendar> selectedCalendars() {
        return selectedCalendars;
    }

    /** Returns the calendars that bookings are written to, by the id of the user. */
    public Table<Long, DestinationCalendar> destinationCalendars() {
        return destinationCalendars;
    }

    /** Returns delegation credentials by id. */
    public Table<String, DelegationCredential> delegationCredentials() {
        return delegationCredentials;
    }

    /** Returns attributes of organization members by id. */
    public Table<String, Attribute> attributes() {
        return attributes;
    }

    /** Returns options of attributes by id. */
    public Table<String, AttributeOption> attributeOptions() {
        return attributeOptions;
    }

    /** Returns assignments of options to members by id. */
    public Table<String, AttributeAssignment> attributeAssignments() {
        return attributeAssignments;
    }

    /** Returns the changes of assignments by id, oldest first. Their subjects are memberships. */
    public Table<String, Change> assignmentChanges() {
        return assignmentChanges;
    }

    /** Returns clients of platform organizations by id. */
    public Table<String, OAuthClient> oAuthClients() {
        return oAuthClients;
    }

    /** Returns clients of the OAuth2 token endpoint by id. */
    public Table<String, OAuth2Client> oAuth2Clients() {
        return oAuth2Clients;
    }

    /** Returns authorization codes by code. */
    public Table<String, AuthorizationCode> authorizationCodes() {
        return authorizationCodes;
    }

    /** Returns the booking limits of users. */
    public Table<BookingLimits.Key, BookingLimits> bookingLimits() {
        return bookingLimits;
    }

    /** Returns push subscriptions by id. */
    public Table<Long, PushSubscription> pushSubscriptions() {
        return pushSubscriptions;
    }

    /** Returns charges of credits by id. */
    public Table<Long, CreditCharge> creditCharges() {
        return creditCharges;
    }

    /** Returns the entries of connected calendars by id. */
    public Table<Long, CalendarEvent> calendarEvents() {
        return calendarEvents;
    }

    /** Returns events by uuid. */
    public Table<String, Event> events() {
        return events;
    }

    /** Returns booking limit pools by id. */
    public Table<String, BookingLimitPool> bookingLimitPools() {
        return bookingLimitPools;
    }

    /** Returns texts of calendar invites by owner. */
    public Table<InviteTexts.Owner, InviteTexts> inviteTexts() {
        return inviteTexts;
    }

    /** Returns the changes of routing forms by id, oldest first. */
    public Table<String, Change> routingFormChanges() {
        return routingFormChanges;
    }

    /** Returns access and refresh tokens of both kinds. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * Returns the schedule of a host for an event type: that of the event type, otherwise the user's default one; null if there is none.
     */
    public Schedule scheduleOf(EventType eventType, User host) {
        Optional<Schedule> own = eventType.scheduleId().stream().boxed().findFirst().flatMap(schedules::find);
        return own.or(() -> Optional.ofNullable(host.defaultScheduleId()).flatMap(schedules::find)).orElse(null);
    }
}
