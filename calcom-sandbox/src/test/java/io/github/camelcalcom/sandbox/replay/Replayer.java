/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.account.VerificationCodes;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a recorded session to a sandbox and compares the answers. Webhooks are sent to a receiver that accepts all of them. */
final class Replayer implements AutoCloseable {

    private static final List<String> USERS = List.of("alice", "bob", "orgadmin", "orgmember", "platowner");

    private static final String WRONG_CODE = "000000";

    private static final int MINUTES_TO_WAIT = 10;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final CalcomSandbox sandbox;
    private final RecordedSession session;
    private final Names names = new Names();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> oldKeys = new HashMap<>();
    private final HandMadeChanges handMade;
    private Instant started;

    /**
     * The result of one exchange, without differences if the answers are alike.
     *
     * @param operation null if there is none
     * @param status    status of the sandbox's answer
     * @param answer    body of the sandbox's answer
     */
    record Outcome(RecordedExchange exchange, String operation, int status, JsonNode answer, List<String> differences, List<String> otherValues) {

        /** Whether the status is the recorded one. */
        boolean sameStatus() {
            return status == exchange.status();
        }

        /** Returns the resource of the operation, {@code http} if there is none. */
        String resource() {
            return operation == null ? "http" : operation.substring(0, operation.indexOf('/'));
        }
    }

    private record Response(int status, JsonNode body) {
    }

    Replayer(CalcomSandbox sandbox, RecordedSession session) {
        this.sandbox = sandbox;
        this.session = session;
        HttpServer receiver = vertx.createHttpServer().requestHandler(request -> request.response().end());
        receiver.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        names.learn(Names.RECORDED_RECEIVER, "127.0.0.1:" + receiver.actualPort());
        names.learn(Names.RECORDED_SERVER, "127.0.0.1:" + sandbox.port());
        names.learn(Names.RECORDED_KEY, sandbox.apiKey("alice"));
        this.handMade = new HandMadeChanges(sandbox, names);
        USERS.forEach(user -> keys.put(user, sandbox.apiKey(user)));
        keys.put("orgkey", organizationKey("Acme"));
        keys.put("platowner", organizationKey("Platform"));
    }

    private String organizationKey(String name) {
        return sandbox.read(state -> {
            long id = state.teams().findFirst(team -> team.organization() && team.name().equals(name)).orElseThrow().id();
            return state.apiKeys().findFirst(key -> Long.valueOf(id).equals(key.organizationId())).orElseThrow().key();
        });
    }

    Outcome replay(RecordedExchange exchange) throws Exception {
        if (session.changedManually()) {
            handMade.before(exchange.seq());
        }
        sandbox.clock().stopAt(exchange.at());
        Response own = answer(exchange);
        List<String> differences = new ArrayList<>();
        List<String> otherValues = new ArrayList<>();
        if (own.status() != exchange.status()) {
            differences.add("status " + exchange.status() + " recorded, " + own.status() + " here: " + own.body());
        } else if (!exchange.method().equals("HEAD") && !exchange.answer().isNull()) {
            if (exchange.path().contains("/webhooks") && own.body().path("data").isArray()) {
                ((ObjectNode) own.body()).set("data", names.inRecordedOrder(exchange.answer().path("data"), own.body().path("data")));
            }
            shorten(exchange.answer().path("data"), own.body().path("data"));
            names.learn(exchange.path(), exchange.answer(), own.body());
            rememberKey(exchange, own);
            differences.addAll(Shape.differences(exchange.answer(), own.body()));
            if (differences.isEmpty()) {
                otherValues.addAll(otherValues(exchange, own.body()));
            }
        }
        return new Outcome(exchange, servedOperation(), own.status(), own.body(), differences, otherValues);
    }

    private String servedOperation() {
        List<ReceivedCall> calls = sandbox.calls();
        return calls.get(calls.size() - 1).operation();
    }

    /** The times of entities that existed before the session are those of the setup of each server. */
    private List<String> otherValues(RecordedExchange exchange, JsonNode own) {
        if (started == null) {
            started = exchange.at();
        }
        return new Values(names, exchange.path(), started).differences(exchange.answer(), own);
    }

    /** Returns the differences of values in a delivery after an exchange. */
    List<String> deliveredValues(RecordedExchange exchange, JsonNode recorded, JsonNode own) {
        names.learn(exchange.path(), recorded, own);
        return otherValues(new RecordedExchange(exchange.seq(), exchange.at(), null, null, false, "POST", "/webhook", Map.of(), null, 200, recorded, true), own);
    }

    /** The recording contains only some fields of the bookings in long lists, and no ids. */
    private static void shorten(JsonNode recorded, JsonNode own) {
        for (int i = 0; recorded.isArray() && i < Math.min(recorded.size(), own.size()); i++) {
            if (recorded.get(i).has("uid") && !recorded.get(i).has("id") && own.get(i) instanceof ObjectNode booking) {
                List<String> kept = new ArrayList<>();
                recorded.get(i).fieldNames().forEachRemaining(kept::add);
                booking.retain(kept);
            }
        }
    }

    private Response answer(RecordedExchange exchange) throws Exception {
        try {
            return send(exchange).toCompletionStage().toCompletableFuture().get(MINUTES_TO_WAIT, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("No answer to " + exchange, e);
        }
    }

    private void rememberKey(RecordedExchange exchange, Response own) {
        if (exchange.path().endsWith("/api-keys/refresh") && own.body().path("data").path("apiKey").isTextual()) {
            oldKeys.put(exchange.as(), keys.put(exchange.as(), own.body().path("data").path("apiKey").asText()));
        }
    }

    /** The session does not record that a sent key had been replaced, but the answer shows it. */
    private String keyOf(RecordedExchange exchange) {
        boolean replaced = exchange.answer().path("error").path("message").asText().endsWith("Your api key is not valid");
        return (replaced ? oldKeys : keys).getOrDefault(exchange.as(), "unknown-user");
    }

    private Future<Response> send(RecordedExchange exchange) {
        RequestOptions options = new RequestOptions().setHost("127.0.0.1").setPort(sandbox.port())
                .setMethod(HttpMethod.valueOf(exchange.method())).setURI(names.path(exchange.path()));
        exchange.headers().forEach((name, value) -> options.putHeader(name, names.text(value)));
        if (exchange.bearer() != null) {
            options.putHeader("Authorization", "Bearer " + names.text(exchange.bearer()));
        } else if (exchange.hasKey()) {
            options.putHeader("Authorization", "Bearer " + keyOf(exchange));
        }
        // the body is requested on the event loop, before this thread can interfere
        return client.request(options).compose(request -> write(request, exchange).compose(response -> response.body()
                .map(body -> new Response(response.statusCode(), json(body)))));
    }

    private Future<io.vertx.core.http.HttpClientResponse> write(HttpClientRequest request, RecordedExchange exchange) {
        if (exchange.body() == null) {
            return request.send();
        }
        String body = exchange.body().isTextual() ? exchange.body().asText() : withCode(exchange, names.body(exchange.body())).toString();
        return request.putHeader("Content-Type", "application/json").send(Buffer.buffer(body));
    }

    /** Returns the sandbox's code instead of the one that the recorded server sent by mail. */
    private JsonNode withCode(RecordedExchange exchange, JsonNode body) {
        boolean right = exchange.path().endsWith("/emails/verification-code/verify") && !body.path("code").asText(WRONG_CODE).equals(WRONG_CODE);
        return right ? ((ObjectNode) body).put("code", VerificationCodes.of(body.path("email").asText(), exchange.at())) : body;
    }

    private static JsonNode json(Buffer body) {
        if (body.length() == 0) {
            return MissingNode.getInstance();
        }
        try {
            boolean document = body.toString().startsWith("{") || body.toString().startsWith("[");
            return document ? Json.MAPPER.readTree(body.getBytes()) : Json.MAPPER.getNodeFactory().textNode(body.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + body, e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
