/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Map;

import io.github.camelcalcom.catalog.Paging;

/**
 * What the answer to a list says about the page behind it. A server pages as it likes, also if the request asked for another style: the
 * version of the request and the version that the server selects may differ.
 *
 * @param style  {@link Paging.Style#CURSOR} if the answer names a cursor or says {@code hasMore}, {@link Paging.Style#OFFSET} if it says
 *               {@code hasNextPage}, null if it says neither
 * @param cursor of the next page; null if there is none
 * @param more   whether the server says that there are more items; null if it does not say
 */
public record Continuation(Paging.Style style, String cursor, Boolean more) {

    private static final String NEXT_CURSOR = "pagination.nextCursor";

    /**
     * Reads it.
     *
     * @param paging how the list was asked for; null if it is not paged
     */
    public static Continuation of(CalcomResponse response, Paging paging) {
        Continuation documented = paging == null || paging.next() == null ? null : at(response, paging.next());
        return documented != null && documented.style != null ? documented : at(response, NEXT_CURSOR);
    }

    private static Continuation at(CalcomResponse response, String path) {
        int name = path.lastIndexOf('.');
        if (!(response.field(path.substring(0, name)) instanceof Map<?, ?> fields)) {
            return new Continuation(null, null, null);
        }
        Object next = fields.get(path.substring(name + 1));
        String cursor = next == null || next.toString().isEmpty() ? null : next.toString();
        if (cursor == null && fields.get("hasNextPage") instanceof Boolean more) {
            return new Continuation(Paging.Style.OFFSET, null, more);
        }
        Boolean more = fields.get("hasMore") instanceof Boolean flag ? flag : null;
        boolean byCursor = fields.containsKey(path.substring(name + 1)) || more != null;
        return new Continuation(byCursor ? Paging.Style.CURSOR : null, cursor, more);
    }

    /** Whether there is a page that the cursor leads to. */
    public boolean hasCursor() {
        return cursor != null && !Boolean.FALSE.equals(more);
    }
}
