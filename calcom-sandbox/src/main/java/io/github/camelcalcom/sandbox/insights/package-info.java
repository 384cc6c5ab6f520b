/**
 * Statistics on bookings and routing-form responses. Only reads the state.
 */
package io.github.camelcalcom.sandbox.insights;
