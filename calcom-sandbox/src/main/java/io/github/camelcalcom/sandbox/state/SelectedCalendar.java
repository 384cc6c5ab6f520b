package io.github.camelcalcom.sandbox.state;

/** A calendar that is checked for conflicts. */
public record SelectedCalendar(long userId, String integration, String externalId, long credentialId) {
}
