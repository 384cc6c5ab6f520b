/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.vertx.core.http.HttpServerRequest;

/** A server with any number of accounts, one for each key. In each account a booking is made every two minutes, at a moment of its own. */
final class AccountsServer {

    private static final int BETWEEN_BOOKINGS_SECONDS = 120;
    private static final String BOOKING = "{\"id\":%d,\"uid\":\"b%d\",\"status\":\"accepted\",\"title\":\"A call\",\"start\":"
                                          + "\"2027-01-01T10:00:00.000Z\",\"end\":\"2027-01-01T10:30:00.000Z\",\"createdAt\":\"%s\","
                                          + "\"updatedAt\":\"%s\"}";

    private long calls;

    private AccountsServer() {
    }

    public static void main(String[] arguments) throws IOException {
        ServerProcess.serve(new AccountsServer()::answer);
    }

    /** Returns how many calls of the API a server has answered. */
    static long calls(String url) throws IOException, InterruptedException {
        return Long.parseLong(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url + "/calls")).build(),
                HttpResponse.BodyHandlers.ofString()).body());
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/calls")) {
            request.response().end(Long.toString(calls));
            return;
        }
        calls++;
        Instant now = Instant.now();
        String after = request.getParam("afterUpdatedAt");
        String row = row(request.getHeader("authorization"), now, after == null ? Instant.MIN : Instant.parse(after));
        boolean first = "0".equals(request.getParam("skip", "0"));
        request.response().putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)))
                .putHeader("X-RateLimit-Limit-Default", "120").putHeader("X-RateLimit-Remaining-Default", "119")
                .putHeader("X-RateLimit-Reset-Default", "60")
                .end("{\"status\":\"success\",\"data\":[" + (first ? row : "") + "],\"pagination\":{}}");
    }

    /** The newest booking of an account. */
    private static String row(String account, Instant now, Instant from) {
        long moment = Math.floorMod(account.hashCode() * 31L, BETWEEN_BOOKINGS_SECONDS);
        long number = (now.getEpochSecond() - moment) / BETWEEN_BOOKINGS_SECONDS;
        Instant made = Instant.ofEpochSecond(number * BETWEEN_BOOKINGS_SECONDS + moment);
        return made.isBefore(from) ? "" : BOOKING.formatted(number, number, made, made);
    }
}
