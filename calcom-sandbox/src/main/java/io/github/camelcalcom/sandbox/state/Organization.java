package io.github.camelcalcom.sandbox.state;

/**
 * A group of users with an owner. Its members are the users who say so, see {@link User#organizationId()}.
 *
 * @param platform whether it may have OAuth clients and managed users
 * @param ownerId  the user who may do everything in it, and as whom its OAuth clients act
 */
public record Organization(long id, String name, boolean platform, long ownerId) {
}
