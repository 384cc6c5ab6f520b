/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * One call of an operation: its parameters and its body. Not thread safe while it is being filled.
 */
public final class CalcomRequest {

    private final RequestTemplate template;
    private final Object[] values;
    private byte[] body;
    private UploadedFile file;
    private List<String> secrets = List.of();

    /** A call without parameters and body. */
    public CalcomRequest(RequestTemplate template) {
        this.template = template;
        this.values = new Object[template.parameters().size()];
    }

    private CalcomRequest(CalcomRequest other) {
        this.template = other.template;
        this.values = other.values.clone();
        this.body = other.body;
        this.file = other.file;
        this.secrets = other.secrets;
    }

    /** A copy that can be changed without changing this one; the body is shared. */
    public CalcomRequest copy() {
        return new CalcomRequest(this);
    }

    /**
     * The same request in another style of paging or in another version: it has the other values of this one, and begins with the first page.
     *
     * @param pageSize of this request; 0 for the size that the server chooses
     */
    CalcomRequest as(RequestTemplate other, int pageSize) {
        CalcomRequest request = new CalcomRequest(other).body(body);
        for (int index = 0; index < values.length; index++) {
            String name = template.parameters().get(index).name();
            if (!RequestTemplate.isOfPage(template.paging().style(), name)) {
                request.parameter(name, values[index]);
            }
        }
        if (pageSize > 0) {
            request.parameter(other.paging().style().sizeParameter(), Math.min(pageSize, other.paging().maxPageSize()));
        }
        return request;
    }

    /**
     * The request of the first page of the list in its older version; null if there is none, or if this is not the first page.
     *
     * @throws IllegalArgumentException if a parameter is missing or not possible
     */
    CalcomRequest older() {
        RequestTemplate older = template.older();
        if (older == null || values[template.indexOf(template.paging().style().positionParameter())] != null) {
            return null;
        }
        check();
        Object size = values[template.indexOf(template.paging().style().sizeParameter())];
        return as(older, size == null ? 0 : Integer.parseInt(size.toString().strip()));
    }

    /**
     * Sets a parameter.
     *
     * @param  value                    null to leave it out
     * @throws IllegalArgumentException if the operation has no such parameter
     */
    public CalcomRequest parameter(String name, Object value) {
        return parameter(template.indexOf(name), value);
    }

    /** Sets the parameter at this place of {@link RequestTemplate#parameters()}. */
    public CalcomRequest parameter(int index, Object value) {
        values[index] = ParameterValue.of(value);
        return this;
    }

    /** The value of a parameter, or null if it is not set. */
    public Object parameter(int index) {
        return values[index];
    }

    /**
     * Sets the body.
     *
     * @param json in UTF-8, null for none; not copied, so it must not be changed afterwards
     */
    public CalcomRequest body(byte[] json) {
        this.body = json;
        return this;
    }

    /**
     * Sets the file of an operation that uploads one, which has no other body.
     *
     * @param file null for none
     */
    public CalcomRequest file(UploadedFile file) {
        this.file = file;
        return this;
    }

    /** The file as set, or null. */
    UploadedFile file() {
        return file;
    }

    /** Whether another attempt can send all of the request. */
    boolean canBeSentAgain() {
        return file == null || file.canBeSent();
    }

    /**
     * Marks a part of the body as secret, so that no exception shows it where the server repeats it.
     *
     * @param secret null has no effect
     */
    public CalcomRequest secret(String secret) {
        if (secret != null && !secret.isEmpty()) {
            secrets = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
        }
        return this;
    }

    /** What no exception may show. */
    List<String> secretsWith(List<String> ofCredential) {
        return secrets.isEmpty() ? ofCredential : Stream.concat(secrets.stream(), ofCredential.stream()).toList();
    }

    /** The body as set, or null. */
    public byte[] body() {
        return body;
    }

    /** The operation that is called. */
    public RequestTemplate template() {
        return template;
    }

    /**
     * Checks what a call would check, and sends nothing.
     *
     * @throws IllegalArgumentException if a parameter is missing or not possible
     */
    public void check() {
        target();
    }

    String target() {
        return template.target(values);
    }
}
