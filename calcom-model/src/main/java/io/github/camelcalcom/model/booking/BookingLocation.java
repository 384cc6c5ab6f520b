/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.booking;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** The location of a booking in a request: one of those of the event type, or the answer to its question. */
public sealed interface BookingLocation extends CalcomRecord
        permits BookingLocation.Address, BookingLocation.AttendeeAddress, BookingLocation.AttendeeDefined, BookingLocation.AttendeePhone,
                BookingLocation.Phone, BookingLocation.Link, BookingLocation.Integration, BookingLocation.OrganizersDefaultApp,
                BookingLocation.Other {

    /**
     * The address of the organizer.
     *
     * @param address    the new address; only to change the location of a booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "address")
    record Address(String address, Map<String, JsonNode> additional) implements BookingLocation {

        public Address {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Address(String address) {
            this(address, null);
        }
    }

    /**
     * An address of the attendee.
     *
     * @param address    the address
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeeAddress")
    record AttendeeAddress(String address, Map<String, JsonNode> additional) implements BookingLocation {

        public AttendeeAddress {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeeAddress(String address) {
            this(address, null);
        }
    }

    /**
     * A place that the attendee describes.
     *
     * @param location   the description of the place
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeeDefined")
    record AttendeeDefined(String location, Map<String, JsonNode> additional) implements BookingLocation {

        public AttendeeDefined {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeeDefined(String location) {
            this(location, null);
        }
    }

    /**
     * A phone number of the attendee.
     *
     * @param phone      the phone number
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "attendeePhone")
    record AttendeePhone(String phone, Map<String, JsonNode> additional) implements BookingLocation {

        public AttendeePhone {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public AttendeePhone(String phone) {
            this(phone, null);
        }
    }

    /**
     * The phone number of the organizer.
     *
     * @param phone      the new phone number; only to change the location of a booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "phone")
    record Phone(String phone, Map<String, JsonNode> additional) implements BookingLocation {

        public Phone {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Phone(String phone) {
            this(phone, null);
        }
    }

    /**
     * A link of the organizer.
     *
     * @param link       the new link; only to change the location of a booking
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "link")
    record Link(String link, Map<String, JsonNode> additional) implements BookingLocation {

        public Link {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Link(String link) {
            this(link, null);
        }
    }

    /**
     * A meeting service.
     *
     * @param integration the meeting service
     * @param additional  see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "integration")
    record Integration(String integration, Map<String, JsonNode> additional) implements BookingLocation {

        public Integration {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Integration(String integration) {
            this(integration, null);
        }
    }

    /**
     * The default meeting service of the organizer.
     *
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "type", is = "organizersDefaultApp")
    record OrganizersDefaultApp(Map<String, JsonNode> additional) implements BookingLocation {

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
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Other(String type, Map<String, JsonNode> additional) implements BookingLocation {

        public Other {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Other(String type) {
            this(type, null);
        }
    }
}
