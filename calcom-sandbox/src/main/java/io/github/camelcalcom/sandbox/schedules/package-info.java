/**
 * Schedules and out-of-office entries of users: input, representations and operations. Their effect on free time is in {@code
 * availability}.
 */
package io.github.camelcalcom.sandbox.schedules;
