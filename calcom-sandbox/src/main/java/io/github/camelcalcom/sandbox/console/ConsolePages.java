/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static files of the console, read from the jar on first use. */
final class ConsolePages {

    /** Only content of this server, no inline script or style, and no embedding in frames. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private record Page(String file, String type) {
    }

    private static final Map<String, Page> PAGES = Stream.concat(
            Stream.of(Map.entry("/", new Page("overview.html", HTML)), Map.entry(SandboxConsole.PREFIX + "book", new Page("book.html", HTML))),
            Stream.of(new Page("console.css", "text/css; charset=utf-8"), new Page("page.js", SCRIPT), new Page("overview.js", SCRIPT),
                    new Page("calls.js", SCRIPT), new Page("details.js", SCRIPT), new Page("faults.js", SCRIPT), new Page("book.js", SCRIPT),
                    new Page("icon.svg", "image/svg+xml")).map(page -> Map.entry(SandboxConsole.PREFIX + page.file(), page)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Map<Page, Buffer> contents = new HashMap<>();

    /** Answers with a file; false if there is no file at that path. */
    boolean serve(RoutingContext context) {
        Page page = PAGES.get(context.request().path());
        if (page == null) {
            return false;
        }
        headers(context.response()).putHeader("Content-Type", page.type())
                .end(contents.computeIfAbsent(page, ConsolePages::read));
        return true;
    }

    /** Sets the headers of every answer of the console. */
    static HttpServerResponse headers(HttpServerResponse response) {
        return response.putHeader("Content-Security-Policy", POLICY).putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer").putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin").putHeader("Cache-Control", "no-store");
    }

    private static Buffer read(Page page) {
        try (InputStream input = ConsolePages.class.getResourceAsStream(page.file())) {
            if (input == null) {
                throw new IllegalStateException("The jar of the sandbox does not contain " + page.file());
            }
            return Buffer.buffer(input.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
