/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.github.camelcalcom.client.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Refuses requests without the token of the server, and requests that are too large, before anything of them is parsed. */
final class RequestGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int INVALID_REQUEST = -32600;

    private final transient byte[] authorization;
    private final int maxRequestSize;

    /** @param token the required token, or null if none is required */
    RequestGuard(String token, int maxRequestSize) {
        this.authorization = token == null ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.maxRequestSize = maxRequestSize;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (!isAuthorized(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "This server requires a token: Authorization: Bearer");
        } else if (request.getContentLengthLong() > maxRequestSize) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The request has " + request.getContentLengthLong() + " bytes, and " + maxRequestSize + " are permitted. Nothing was changed.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isAuthorized(String given) {
        return authorization == null || given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(Json.MAPPER.writeValueAsString(Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").putNull("id")
                .set("error", Json.MAPPER.createObjectNode().put("code", INVALID_REQUEST).put("message", message))));
    }
}
