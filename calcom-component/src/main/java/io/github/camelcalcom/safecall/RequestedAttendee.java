/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attendee that the body of a new booking names, to be recognized among the attendees that the server shows. Immutable. */
final class RequestedAttendee {

    private static final String PHONE_NUMBER = "phoneNumber";
    /** If the event type hides the e-mail address, the server replaces it by one that it makes from the phone number. */
    private static final Pattern FROM_PHONE_NUMBER = Pattern.compile("(\\d+)(?:\\+[^@]*)?@sms\\.cal\\.com", Pattern.CASE_INSENSITIVE);

    private final String email;
    /** The digits of all phone numbers in the body that may be those of the attendee. */
    private final Set<String> phones;

    RequestedAttendee(JsonFields body) {
        JsonFields attendee = body.object("attendee");
        this.email = attendee.text("email");
        Stream<?> answers = body.object("bookingFieldsResponses").asMap().values().stream();
        Stream<?> named = Stream.of(attendee.text(PHONE_NUMBER), body.object("location").text("phone")).filter(Objects::nonNull);
        this.phones = Stream.concat(named, answers).filter(String.class::isInstance).map(value -> digits((String) value))
                .filter(digits -> !digits.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Null if the body has none. */
    String email() {
        return email;
    }

    /**
     * Whether the server may show the attendee in this form. An attendee of whom the body names only the phone number may be each one whose
     * phone number is not shown.
     */
    boolean mayBeShownAs(JsonFields holder) {
        String shown = holder.text("email");
        Matcher fromPhoneNumber = FROM_PHONE_NUMBER.matcher(shown == null ? "" : shown);
        boolean isReplaced = fromPhoneNumber.matches();
        if (email != null && !isReplaced) {
            return BookingView.isSameAddress(email, shown);
        }
        if (email != null && BookingView.isSameAddress(email, shown)) {
            return true;
        }
        String phone = isReplaced ? fromPhoneNumber.group(1) : holder.text(PHONE_NUMBER);
        return phone == null || phones.isEmpty() ? email == null : phones.contains(digits(phone));
    }

    /** The digits of a phone number, which the server may write with or without spaces. */
    static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }
}
