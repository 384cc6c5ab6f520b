/**
 * Event types of users and teams: input, stored settings, representations in every version, booking fields, private links and the history
 * of changes. Bookings of event types are in {@code bookings}.
 */
package io.github.camelcalcom.sandbox.eventtypes;
