/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the forms with a file that the API takes. The body of such a call is an object with the content of each file by its name. */
public final class Upload {

    /** More bytes of a file are not kept. A handler refuses a file that is longer than it allows. */
    private static final int MOST_BYTES = 11 * 1024 * 1024;
    private static final String KEY = Upload.class.getName();

    private Upload() {
    }

    /** Whether a request is a form for a route that takes a file. */
    public static boolean isSent(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return request.method() == HttpMethod.POST && request.path().endsWith("/cover-image")
                && type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Reads the form, then continues with the next handler of the route. */
    public static void read(RoutingContext context) {
        Map<String, Buffer> files = new HashMap<>();
        HttpServerRequest request = context.request().setExpectMultipart(true);
        request.uploadHandler(file -> {
            Buffer content = files.computeIfAbsent(file.name(), name -> Buffer.buffer());
            file.handler(part -> {
                if (content.length() < MOST_BYTES) {
                    content.appendBuffer(part);
                }
            });
        });
        request.exceptionHandler(failure -> context.fail(ApiException.badRequest("Multipart: " + failure.getMessage())));
        request.endHandler(end -> {
            ObjectNode form = Json.object();
            request.formAttributes().forEach(form::put);
            files.forEach((name, content) -> form.put(name, content.getBytes()));
            context.put(KEY, form).next();
        });
    }

    /** Returns the form of a request; null if it was not read as one. */
    static ObjectNode of(RoutingContext context) {
        return context.get(KEY);
    }
}
