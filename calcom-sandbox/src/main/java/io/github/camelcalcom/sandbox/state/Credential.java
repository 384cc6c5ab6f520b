package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The connection to an outside service. The sandbox has none: it only remembers that there is one.
 *
 * @param type   such as {@code google_calendar} or {@code zoom_video}
 * @param appId  such as {@code google-calendar} or {@code zoom}
 * @param userId whose it is; null for one of a team
 * @param teamId whose it is; null for one of a user
 * @param key    what it needs to know, such as the addresses of feeds; not to be changed
 */
public record Credential(long id, String type, String appId, Long userId, Long teamId, ObjectNode key) {

    @Override
    public String toString() {
        return "Credential[id=" + id + ", type=" + type + ", userId=" + userId + ", teamId=" + teamId + "]";
    }
}
