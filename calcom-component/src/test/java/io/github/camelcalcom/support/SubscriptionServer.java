/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;

import static io.github.camelcalcom.support.ScriptedServer.json;

/**
 * A server that keeps subscriptions of any scope, with the habits that real ones may have: it takes several for one URL, or hides secrets.
 */
public final class SubscriptionServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() { };

    private final ScriptedServer server = new ScriptedServer();
    private final Map<String, Map<String, Object>> subscriptions = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<HttpServerRequest> waiting = new ArrayList<>();
    private int listsToGather;
    private boolean hidesSecrets;
    private int created;
    private final CountDownLatch gathered = new CountDownLatch(1);

    public SubscriptionServer() throws Exception {
        server.answer(this::serve);
    }

    /** Answers the first calls of the list only when so many have come. */
    public SubscriptionServer gatheringLists(int count) {
        listsToGather = count;
        return this;
    }

    /** Does not tell the secrets that subscriptions have. */
    public SubscriptionServer hidingSecrets() {
        hidesSecrets = true;
        return this;
    }

    /** Plants one. */
    public SubscriptionServer with(String id, String url, String secret) {
        subscriptions.put(id, new ConcurrentSkipListMap<>(Map.of("id", id, "subscriberUrl", url, "active", true, "secret", secret, "triggers",
                List.of("BOOKING_CREATED"))));
        return this;
    }

    private synchronized void serve(HttpServerRequest request) {
        calls.add(request.method() + " " + request.path());
        if (request.method().name().equals("GET") && gathered.getCount() > 0 && listsToGather > 0) {
            waiting.add(request);
            if (waiting.size() == listsToGather) {
                gathered.countDown();
                waiting.forEach(this::list);
            }
            return;
        }
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        switch (request.method().name()) {
            case "GET" -> list(request);
            case "POST" -> {
                // the later it comes, the earlier it is in the list: the worst for who wants to agree
                String newId = String.format("w%05d", 90_000 - ++created);
                Map<String, Object> fields = body();
                fields.put("id", newId);
                subscriptions.put(newId, fields);
                answer(request, 201, fields);
            }
            case "PATCH" -> {
                subscriptions.get(id).putAll(body());
                answer(request, 200, subscriptions.get(id));
            }
            default -> answer(request, 200, subscriptions.remove(id));
        }
    }

    private Map<String, Object> body() {
        try {
            List<ScriptedServer.Received> received = server.received();
            return JSON.readValue(received.get(received.size() - 1).body().getBytes(), FIELDS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void list(HttpServerRequest request) {
        int skip = Integer.parseInt(request.getParam("skip", "0"));
        int take = Integer.parseInt(request.getParam("take", "250"));
        answer(request, 200, subscriptions.values().stream().skip(skip).limit(take).map(this::visibleFields).toList());
    }

    private Map<String, Object> visibleFields(Map<String, Object> fields) {
        Map<String, Object> visible = new ConcurrentSkipListMap<>(fields);
        if (hidesSecrets) {
            visible.remove("secret");
        }
        return visible;
    }

    private static void answer(HttpServerRequest request, int status, Object data) {
        try {
            json(request, status, JSON.writeValueAsString(Map.of("status", "success", "data", data == null ? Map.of() : data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return server.url();
    }

    /** Method and path of everything that was asked. */
    public List<String> calls() {
        return calls;
    }

    /** Those of a URL, by id. */
    public List<Map<String, Object>> of(String subscriberUrl) {
        return subscriptions.values().stream().filter(fields -> subscriberUrl.equals(fields.get("subscriberUrl"))).toList();
    }

    public int size() {
        return subscriptions.size();
    }

    @Override
    public void close() {
        server.close();
    }
}
