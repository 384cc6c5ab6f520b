/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.CallDetails;
import io.github.camelcalcom.sandbox.http.CallLog;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.webhook.WebhookSignature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Headers and bodies of one call or delivery as JSON, without secrets. */
final class DetailView {

    private static final String CONTENT_TYPE = "content-type";

    private DetailView() {
    }

    /** Returns one call as in the list of calls. */
    static ObjectNode summary(CallLog.Observation observation) {
        var call = observation.call();
        return Json.object().put("number", call.number()).put("time", Json.text(call.time())).put("method", call.method())
                .put("uri", Masking.of(call.uri())).put("operation", call.operation()).put("executed", call.executed())
                .put("answered", call.answered()).put("milliseconds", observation.milliseconds()).put("fault", call.fault())
                .put("ofConsole", observation.ofConsole()).put("reason", FailureReason.of(observation).orElse(null));
    }

    /** Returns one call with its request, the answer of its execution if it was not sent, and the answer that was sent. */
    static ObjectNode call(CallLog.Observation observation) {
        ObjectNode view = summary(observation);
        CallDetails details = observation.details();
        if (details != null) {
            view.set("request", message(details.request(), true));
            view.set("answer", details.answered() == null ? null : message(details.answered(), false));
            boolean isAltered = details.executed() != null && !details.executed().equals(details.answered());
            view.set("execution", isAltered ? message(details.executed(), false) : null);
        }
        return view;
    }

    private static ObjectNode message(CallDetails.Message message, boolean isRequest) {
        String type = message.headers().stream().filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE)).map(Map.Entry::getValue)
                .findFirst().orElse("");
        ObjectNode view = headers(message.headers());
        body(view, message.body().toString(StandardCharsets.UTF_8), type, isRequest);
        return view.put("length", message.length()).put("cut", message.isCut());
    }

    /** Returns one delivery with its request and the receiver's answer. */
    static ObjectNode delivery(Delivery delivery) {
        ObjectNode view = StateView.delivery(delivery);
        view.put("signature", delivery.headers().getOrDefault(WebhookSignature.HEADER, WebhookSignature.WITHOUT_SECRET));
        view.set("request", text(delivery.headers(), delivery.body(), true));
        Delivery.Answer answer = delivery.answer();
        view.set("answer", answer == null ? null : text(answer.headers(), answer.body(), false));
        return view;
    }

    private static ObjectNode text(Map<String, String> headers, String body, boolean isRequest) {
        String type = headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE)).map(Map.Entry::getValue)
                .findFirst().orElse("");
        ObjectNode view = headers(headers.entrySet());
        body(view, body, type, isRequest);
        return view;
    }

    private static ObjectNode headers(Collection<Map.Entry<String, String>> headers) {
        ObjectNode view = Json.object();
        ArrayNode rows = view.putArray("headers");
        headers.stream().sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER)).forEach(header ->
                rows.addArray().add(header.getKey()).add(Masking.header(header.getKey(), header.getValue())));
        return view;
    }

    /** Adds {@code json} for a JSON document, otherwise {@code text}. */
    private static void body(ObjectNode view, String body, String type, boolean isRequest) {
        boolean isForm = type.toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded");
        Optional<JsonNode> document = document(body);
        if (document.isPresent()) {
            view.set("json", Masking.json(document.get(), isRequest));
        } else {
            view.put("text", isForm ? Masking.form(body) : Masking.of(body));
        }
    }

    private static Optional<JsonNode> document(String body) {
        try {
            JsonNode document = Json.MAPPER.readTree(body);
            return document.isContainerNode() ? Optional.of(document) : Optional.empty();
        } catch (IOException e) {
            // shown as text: a cut or damaged document, or another format
            return Optional.empty();
        }
    }
}
