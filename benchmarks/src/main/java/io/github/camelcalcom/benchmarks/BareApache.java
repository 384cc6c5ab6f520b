/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * The reference: blocking Apache HttpClient 5 and Jackson, on the calling thread. Features that the client adds to a call, such as retries and
 * cookies, are disabled.
 */
final class BareApache implements Contender {

    private static final ContentType JSON = ContentType.create(ApiHeaders.JSON);

    private final Map<String, Object> bookingRequest = RecordedBodies.bookingRequest();
    private final String bookings;
    private final CloseableHttpClient client;

    BareApache(int port) {
        bookings = "http://127.0.0.1:" + port + "/v2/bookings";
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS).setMaxConnPerRoute(MOST_CONNECTIONS).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public String name() {
        return YARDSTICK;
    }

    @Override
    public Object call(BookingCall call) throws IOException {
        return switch (call) {
            case CREATE -> create(bookingRequest);
            case GET -> get(RecordedBodies.BOOKING_UID);
            case LIST -> list();
        };
    }

    Object create(Object body) throws IOException {
        return send(BookingCall.CREATE, ClassicRequestBuilder.post(bookings).setEntity(Json.write(body), JSON));
    }

    Object get(String uid) throws IOException {
        return send(BookingCall.GET, ClassicRequestBuilder.get(bookings + "/" + uid));
    }

    Object list() throws IOException {
        return send(BookingCall.LIST, ClassicRequestBuilder.get(bookings + "?take=" + BookingCall.PAGE_SIZE));
    }

    private Object send(BookingCall call, ClassicRequestBuilder builder) throws IOException {
        ClassicHttpRequest request = builder
                .setHeader("authorization", ApiHeaders.AUTHORIZATION)
                .setHeader(ApiHeaders.VERSION_HEADER, ApiHeaders.VERSION)
                .build();
        return client.execute(request, response -> data(call, response));
    }

    private static Object data(BookingCall call, ClassicHttpResponse response) throws IOException {
        if (response.getCode() != call.status()) {
            throw new IllegalStateException("HTTP status " + response.getCode());
        }
        return Json.data(response.getEntity().getContent());
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
