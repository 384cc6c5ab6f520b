/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.modelcontextprotocol.server.transport.ServerTransportSecurityException;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Refuses requests of web pages and other hosts, requests without the token of the server, requests that are too large, and messages that are
 * not valid, before the server of the SDK reads them.
 */
final class RequestGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ServerTransportSecurityValidator senders;
    private final transient byte[] authorization;
    private final int maxRequestSize;
    private final transient MessageCheck messages;

    /**
     * @param senders which headers Host and Origin are permitted
     * @param token   the required token, or null if none is required
     */
    RequestGuard(ServerTransportSecurityValidator senders, String token, int maxRequestSize, MessageCheck messages) {
        this.senders = senders;
        this.authorization = token == null ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.maxRequestSize = maxRequestSize;
        this.messages = messages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            senders.validateHeaders(headers(request));
        } catch (ServerTransportSecurityException e) {
            refuse(response, e.getStatusCode(), e.getStatusCode() == HttpServletResponse.SC_FORBIDDEN
                    ? "The header Origin names a web page that may not call this server. The option allowedOrigins permits it."
                    : "The header Host names another server than this one. The option allowedHosts permits it.");
            return;
        }
        if (!isAuthorized(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "This server requires a token: Authorization: Bearer");
        } else if (request.getContentLengthLong() > maxRequestSize) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The request has " + request.getContentLengthLong() + " bytes, and " + maxRequestSize + " are permitted. Nothing was changed.");
        } else if (request.getMethod().equals("POST")) {
            post(request, response, chain);
        } else {
            chain.doFilter(request, new PlainResponse(response));
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().distinct()
                .collect(Collectors.toMap(Function.identity(), name -> new ArrayList<>(Collections.list(request.getHeaders(name)))));
    }

    private boolean isAuthorized(String given) {
        return authorization == null || given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
    }

    private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        byte[] body = request.getInputStream().readNBytes(maxRequestSize + 1);
        if (body.length > maxRequestSize) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The request has more than the " + maxRequestSize + " bytes that are permitted. Nothing was changed.");
            return;
        }
        try {
            messages.read(body);
        } catch (InvalidMessageException e) {
            answer(response, e.isRequest() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST, e);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), new PlainResponse(response));
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        answer(response, status, new InvalidMessageException(null, ErrorCodes.INVALID_REQUEST, message));
    }

    private static void answer(HttpServletResponse response, int status, InvalidMessageException error) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(error.json());
    }

    /** Answers errors as JSON, not as a page. */
    private static final class PlainResponse extends HttpServletResponseWrapper {

        PlainResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, status == SC_NOT_FOUND ? "Session not found" : "The server refuses this request");
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            refuse((HttpServletResponse) getResponse(), status, message);
        }
    }

    /** A request whose body has been read. JSON is UTF-8, whatever its content type says. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body has been read");
                }
            };
        }
    }
}
