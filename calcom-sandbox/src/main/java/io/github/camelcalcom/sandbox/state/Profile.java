package io.github.camelcalcom.sandbox.state;

/**
 * What a user is called within an organization.
 *
 * @param username what the public pages of the user in the organization are called by
 */
public record Profile(long id, long organizationId, long userId, String username) {
}
