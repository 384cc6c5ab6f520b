package io.github.camelcalcom.booking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What makes two requests wishes for the same booking, however else they differ.
 *
 * @param eventType by number, or by slug and owner
 * @param start     an {@link Instant}, or the text of one that is none
 * @param attendee  the e-mail address in lower case, or what else there is
 */
record BookingWish(List<String> eventType, Object start, String attendee) {

    private static final List<String> EVENT_TYPE = List.of("eventTypeId", "eventTypeSlug", "username", "teamSlug", "organizationSlug");

    static BookingWish of(byte[] body) {
        JsonFields fields = JsonFields.ofBody(body);
        Instant start = fields.instant("start");
        JsonFields attendee = fields.object("attendee");
        String who = Stream.of("email", "phoneNumber", "name").map(attendee::text).filter(text -> text != null).findFirst().orElse("");
        return new BookingWish(EVENT_TYPE.stream().map(name -> String.valueOf(fields.value(name))).toList(),
                start != null ? start : String.valueOf(fields.value("start")), who.toLowerCase(Locale.ROOT));
    }
}
