/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.nio.file.Path;
import java.util.Map;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.Exchange;

/** A process that makes one booking for each word, with one key, and reports the uid or the exception. */
final class BookingProcess {

    static final String READY = "ready";
    static final String KEY = "order-7";
    /** For a process that is killed: how long its request may take, and may be executed after that. In milliseconds. */
    static final String SHORT = "?totalTimeout=10000&ambiguityHorizon=1000";
    /** For a process that waits for the test. */
    static final String LONG = "?totalTimeout=240000&ambiguityHorizon=60000";

    private BookingProcess() {
    }

    /**
     * @param arguments the server, the API key, the event type, the options of its endpoint, and the place of the claims: the URL of a database, a
     *                  directory, or none
     */
    public static void main(String[] arguments) throws Exception {
        CalcomContext camel = new CalcomContext(arguments[0]);
        camel.calcom().getConfiguration().setApiKey(arguments[1]);
        if (arguments.length > 4) {
            camel.calcom().setKeyClaimStore(arguments[4].startsWith("jdbc:") ? new JdbcKeyClaimStore(SharedDatabase.dataSource(arguments[4]))
                    : new FileKeyClaimStore(Path.of(arguments[4])));
        }
        camel.start();
        // loads what a call needs, so that the time of the bookings is not spent on it
        camel.call("calcom:me/get");
        JavaProcess.report(READY);
        Map<String, Object> booking = Map.of("start", SafeCallsFixture.START, "eventTypeId", Long.parseLong(arguments[2]), "attendee",
                Map.of("name", "Ann", "email", "ann@example.net", "timeZone", "Europe/Rome"));
        while (true) {
            JavaProcess.awaitWord();
            Exchange exchange = camel.call("calcom:bookings/create" + arguments[3], booking, Map.of(CalcomConstants.IDEMPOTENCY_KEY, KEY));
            JavaProcess.report(exchange.getException() != null ? exchange.getException().toString()
                    : exchange.getMessage().getBody(Map.class).get("uid").toString());
        }
    }
}
