/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Calls a sandbox over a socket, by default with the key of one user. */
final class SandboxClient {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CalcomSandbox sandbox;
    private final List<String> headers;

    private SandboxClient(CalcomSandbox sandbox, List<String> headers) {
        this.sandbox = sandbox;
        this.headers = headers;
    }

    /** An answer. */
    record Answer(int status, java.net.http.HttpHeaders headers, String text) {

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON: " + text, e);
            }
        }

        JsonNode error() {
            return json().path("error");
        }

        JsonNode data() {
            return json().path("data");
        }

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    static SandboxClient of(CalcomSandbox sandbox) {
        return withoutKey(sandbox).with("Authorization", "Bearer " + sandbox.apiKey());
    }

    static SandboxClient of(CalcomSandbox sandbox, String username) {
        return withoutKey(sandbox).with("Authorization", "Bearer " + sandbox.apiKey(username));
    }

    static SandboxClient withoutKey(CalcomSandbox sandbox) {
        return new SandboxClient(sandbox, List.of());
    }

    SandboxClient with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new SandboxClient(sandbox, more);
    }

    SandboxClient version(String version) {
        return with("cal-api-version", version);
    }

    Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer call(String method, String path) {
        return send(method, path, HttpRequest.BodyPublishers.noBody());
    }

    Answer json(String method, String path, String body) {
        return with("Content-Type", "application/json").send(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path)).method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the complete answer to a request line that no client would send. */
    String raw(String method, String target) {
        try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            StringBuilder request = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n");
            for (int i = 0; i < headers.size(); i += 2) {
                request.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
