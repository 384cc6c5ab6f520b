/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.jackson.DatabindCodec;

/**
 * The Vert.x client and Jackson. The event loop parses the response and passes it to the calling thread, which waits for it.
 */
final class BareVertx implements Contender {

    private final Vertx vertx = Vertx.vertx();
    private final ObjectReader reader = new ObjectMapper().readerFor(Map.class);
    private final Map<String, Object> bookingRequest = RecordedBodies.bookingRequest();
    private final HttpClient client;
    private final int port;
    private final MultiMap headers = HttpHeaders.headers()
            .add(HttpHeaders.AUTHORIZATION, ApiHeaders.AUTHORIZATION)
            .add(HttpHeaders.createOptimized(ApiHeaders.VERSION_HEADER), ApiHeaders.VERSION);
    private final RequestOptions create;
    private final RequestOptions list;

    BareVertx(int port) {
        this.port = port;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(true));
        create = request(HttpMethod.POST, "/v2/bookings")
                .setHeaders(HttpHeaders.headers().addAll(headers).add(HttpHeaders.CONTENT_TYPE, ApiHeaders.JSON));
        list = request(HttpMethod.GET, "/v2/bookings?take=" + BookingCall.PAGE_SIZE);
    }

    private RequestOptions request(HttpMethod method, String uri) {
        return new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(port).setURI(uri).setHeaders(headers);
    }

    @Override
    public String name() {
        return "bare Vert.x";
    }

    @Override
    public Object call(BookingCall call) throws Exception {
        return send(call).toCompletionStage().toCompletableFuture().get();
    }

    private Future<Object> send(BookingCall call) throws IOException {
        return switch (call) {
            case CREATE -> {
                Buffer body = Buffer.buffer(Json.write(bookingRequest));
                yield client.request(create).compose(request -> data(call, request.send(body)));
            }
            case GET -> client.request(request(HttpMethod.GET, "/v2/bookings/" + RecordedBodies.BOOKING_UID))
                    .compose(request -> data(call, request.send()));
            case LIST -> client.request(list).compose(request -> data(call, request.send()));
        };
    }

    /** Called on the event loop of the request, because on another thread, the response could be discarded before its body is read. */
    private Future<Object> data(BookingCall call, Future<HttpClientResponse> answer) {
        return answer.compose(response -> response.statusCode() == call.status()
                ? response.body().map(this::parse)
                : Future.failedFuture(new IllegalStateException("HTTP status " + response.statusCode())));
    }

    private Object parse(Buffer body) {
        // reads the buffer without a copy, unlike getBytes()
        try (JsonParser parser = DatabindCodec.createParser(body)) {
            return reader.<Map<String, Object>>readValue(parser).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
