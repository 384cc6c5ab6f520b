/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Sends signed deliveries of a webhook, in its own process, so that its cost is not measured. Reads lines with a port, the number of deliveries in
 * flight and milliseconds. Answers each line with the number of deliveries that were answered with 200.
 */
final class DeliverySender {

    static final String SECRET = "benchmark";

    /** Many more than a receiver remembers to detect repeated deliveries, so that none is detected. Each port gets them in the same order. */
    private static final int DELIVERIES = 50_000;
    private static final int FIRST_UID = 100_000;

    private final HttpClient client;
    private final String delivery;
    private final String[] signatures = new String[DELIVERIES];
    private final Map<Integer, Integer> sent = new HashMap<>();
    private long answered;
    private int pending;
    private String failure;
    private CompletableFuture<Void> over;

    private DeliverySender(Vertx vertx) throws GeneralSecurityException {
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(Contender.MOST_CONNECTIONS));
        delivery = new String(RecordedBodies.bytes("webhook-delivery.json"), StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        for (int number = 0; number < DELIVERIES; number++) {
            signatures[number] = HexFormat.of().formatHex(mac.doFinal(body(number)));
        }
    }

    private byte[] body(int number) {
        return delivery.replace(RecordedBodies.BOOKING_UID, "u" + (FIRST_UID + number)).getBytes(StandardCharsets.UTF_8);
    }

    /** Ends when its standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            DeliverySender sender = new DeliverySender(vertx);
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                System.out.println(sender.send(vertx, Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        } finally {
            vertx.close();
        }
    }

    private long send(Vertx vertx, int port, int inFlight, int millis) throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        long deadline = System.nanoTime() + millis * 1_000_000L;
        vertx.runOnContext(now -> {
            answered = 0;
            failure = null;
            over = end;
            pending = inFlight;
            for (int sender = 0; sender < inFlight; sender++) {
                sendOne(port, deadline);
            }
        });
        end.get();
        if (failure != null) {
            throw new IOException("A delivery was not answered with 200: " + failure);
        }
        return answered;
    }

    /** Runs on the only event loop, as all counting does. */
    private void sendOne(int port, long deadline) {
        if (failure != null || System.nanoTime() >= deadline) {
            if (--pending == 0) {
                over.complete(null);
            }
            return;
        }
        int number = sent.merge(port, 1, Integer::sum) % DELIVERIES;
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setHost("127.0.0.1").setPort(port).setURI("/hook")
                .putHeader("Content-Type", "application/json").putHeader("X-Cal-Signature-256", signatures[number]);
        client.request(options).compose(request -> request.send(Buffer.buffer(body(number)))).compose(answer -> answer.end().map(answer.statusCode()))
                .onComplete(status -> {
                    if (status.failed() || status.result() != 200) {
                        failure = String.valueOf(status.failed() ? status.cause() : status.result());
                    } else {
                        answered++;
                    }
                    sendOne(port, deadline);
                });
    }
}
