/**
 * Free time: the calculation of slots from schedules, bookings and reservations, and the operations that list and reserve slots. Reads the
 * state of bookings, but must not create or change bookings.
 */
package io.github.camelcalcom.sandbox.availability;
