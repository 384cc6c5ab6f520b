package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A change that somebody made and that a history shows.
 *
 * @param subjectId the number of what was changed
 * @param userId    who changed it
 * @param details   what was changed, as the history shows it; not to be changed
 */
public record Change(String id, long subjectId, long userId, Instant at, ObjectNode details) {
}
