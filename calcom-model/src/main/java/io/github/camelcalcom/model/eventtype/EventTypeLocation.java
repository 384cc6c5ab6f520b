/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** A place that an event type offers. */
public sealed interface EventTypeLocation extends CalcomRecord
        permits EventTypeLocation.Address, EventTypeLocation.Link, EventTypeLocation.Phone, EventTypeLocation.Integration,
                EventTypeLocation.AttendeeAddress, EventTypeLocation.AttendeePhone, EventTypeLocation.AttendeeDefined,
                EventTypeLocation.OrganizersDefaultApp, EventTypeLocation.Other {

    /**
     * An address of the organizer.
     *
     * @param address    the address
     * @param isPublic   whether it is shown before the booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "address")
    record Address(String address, @JsonProperty("public") Boolean isPublic, Map<String, JsonNode> additional) implements EventTypeLocation {

        public Address {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Address(String address, Boolean isPublic) {
            this(address, isPublic, null);
        }
    }

    /**
     * A link of the organizer.
     *
     * @param link       the link
     * @param isPublic   whether it is shown before the booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "link")
    record Link(String link, @JsonProperty("public") Boolean isPublic, Map<String, JsonNode> additional) implements EventTypeLocation {

        public Link {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Link(String link, Boolean isPublic) {
            this(link, isPublic, null);
        }
    }

    /**
     * A phone number of the organizer.
     *
     * @param phone      the phone number
     * @param isPublic   whether it is shown before the booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "phone")
    record Phone(String phone, @JsonProperty("public") Boolean isPublic, Map<String, JsonNode> additional) implements EventTypeLocation {

        public Phone {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Phone(String phone, Boolean isPublic) {
            this(phone, isPublic, null);
        }
    }

    /**
     * A meeting service.
     *
     * @param integration  the meeting service
     * @param link         the fixed address of the meeting
     * @param credentialId the number of the credential of the service
     * @param additional   see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "integration")
    record Integration(String integration, String link, Long credentialId, Map<String, JsonNode> additional) implements EventTypeLocation {

        public Integration {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Integration(String integration, String link, Long credentialId) {
            this(integration, link, credentialId, null);
        }
    }

    /**
     * An address that the attendee enters.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeeAddress")
    record AttendeeAddress(Map<String, JsonNode> additional) implements EventTypeLocation {

        public AttendeeAddress {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeeAddress() {
            this(null);
        }
    }

    /**
     * A phone number that the attendee enters.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeePhone")
    record AttendeePhone(Map<String, JsonNode> additional) implements EventTypeLocation {

        public AttendeePhone {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeePhone() {
            this(null);
        }
    }

    /**
     * A place that the attendee describes.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeeDefined")
    record AttendeeDefined(Map<String, JsonNode> additional) implements EventTypeLocation {

        public AttendeeDefined {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeeDefined() {
            this(null);
        }
    }

    /**
     * The default meeting service of the organizer.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "organizersDefaultApp")
    record OrganizersDefaultApp(Map<String, JsonNode> additional) implements EventTypeLocation {

        public OrganizersDefaultApp {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public OrganizersDefaultApp() {
            this(null);
        }
    }

    /**
     * Any other location.
     *
     * @param type       the kind of location
     * @param location   the description of the place
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Other(String type, String location, Map<String, JsonNode> additional) implements EventTypeLocation {

        public Other {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Other(String type, String location) {
            this(type, location, null);
        }
    }
}
