/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to paths of webhook routes if the body exceeds the maximum size of a delivery. Camel's platform-http reads the whole body into
 * memory before it calls a route, and servlet containers limit forms only. Without this filter, a sender who knows the path could use up the
 * memory.
 */
final class WebhookBodyLimit extends OncePerRequestFilter {

    private final WebhookPaths paths;

    WebhookBodyLimit(WebhookPaths paths) {
        this.paths = paths;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = paths.isEmpty() ? WebhookPaths.NONE : paths.limit(path(request));
        if (limit == WebhookPaths.NONE) {
            chain.doFilter(request, response);
            return;
        }
        // the compressed bytes of the request: the body is decompressed, and its size checked again, after the check of the sender
        byte[] body = request.getContentLengthLong() > limit ? null : request.getInputStream().readNBytes((int) Math.min(Integer.MAX_VALUE, limit + 1L));
        if (body == null || body.length > limit) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    /** Returns the path as Spring MVC reads it, so that other spellings of the path are also checked. */
    private static PathContainer path(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath()).pathWithinApplication();
    }

    /** A request whose body has been read. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ReadBody(body);
        }

        /** Reads UTF-8, the encoding of JSON, regardless of the container's default, because the signature is one of the bytes. */
        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
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
            throw new IllegalStateException("The body was already read; asynchronous reading is not supported");
        }
    }
}
