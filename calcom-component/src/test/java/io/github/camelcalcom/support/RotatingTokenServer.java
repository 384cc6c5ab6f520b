/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.http.HttpServerRequest;

/**
 * An OAuth2 server that takes each refresh token once. Whoever sends one again gets the whole family of tokens revoked, as RFC 9700,
 * section 4.14.2 has it. Its state belongs to one event loop.
 */
public final class RotatingTokenServer implements AutoCloseable {

    private final ScriptedServer server;
    private final List<String> refreshes = new CopyOnWriteArrayList<>();
    private int generation;
    private boolean revoked;

    public RotatingTokenServer() throws Exception {
        server = new ScriptedServer().answer(this::answer);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/v2/auth/oauth2/token")) {
            String body = server.received().get(server.received().size() - 1).body().toString();
            refresh(request, Stream.of(body.split("&")).map(field -> field.split("=", 2)).collect(Collectors.toMap(field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
        } else if (!revoked && generation > 0 && ("Bearer access-" + generation).equals(request.getHeader("authorization"))) {
            ScriptedServer.json(request, 200, "{\"status\":\"success\",\"data\":{\"id\":1}}");
        } else {
            ScriptedServer.json(request, 401,
                    "{\"status\":\"error\",\"error\":{\"code\":\"UnauthorizedException\",\"message\":\"Invalid Access Token.\"}}");
        }
    }

    private void refresh(HttpServerRequest request, Map<String, String> form) {
        refreshes.add(form.get("refresh_token"));
        if (revoked || !("refresh-" + generation).equals(form.get("refresh_token"))) {
            revoked = true;
            ScriptedServer.json(request, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"The refresh token was used before\"}");
            return;
        }
        generation++;
        ScriptedServer.json(request, 200, "{\"access_token\":\"access-" + generation + "\",\"token_type\":\"bearer\",\"refresh_token\":\"refresh-"
                                          + generation + "\",\"expires_in\":1800}");
    }

    /** The refresh tokens that came, in order. The first good one is {@code refresh-0}. */
    public List<String> refreshes() {
        return refreshes;
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
