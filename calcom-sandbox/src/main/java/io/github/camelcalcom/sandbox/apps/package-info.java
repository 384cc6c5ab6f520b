/**
 * Connections to external services: calendars, video calls, payments and delegation credentials. They are simulated: nothing here sends a
 * request to another service.
 */
package io.github.camelcalcom.sandbox.apps;
