package io.github.camelcalcom.booking;

/**
 * What is kept with a message of the calls of one operation that were made for it, so that a redelivery asks the server what became of
 * them before it makes another one. Thread safe; of no use to others.
 */
public sealed interface CallAttempt permits BookingAttempt, ChangeAttempt {
}
