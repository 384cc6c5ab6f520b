/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.error.CalcomException;

/**
 * Walks through the pages of a list. The request asks for pages in the style of its version; each answer decides how the list continues. An
 * answer with a cursor is followed by that cursor, and a list by cursor ends without one. A list by position ends with an empty page, or with
 * a page shorter than requested unless the server says that another page follows. Totals are ignored. A cursor or a page that comes again is
 * refused. Not thread safe.
 */
final class PageSequence {

    private static final TypeReference<LinkedHashMap<String, Object>> BODY_TYPE = new TypeReference<>() {
    };

    private final int pageSize;
    private Paging paging;
    private CalcomRequest next;
    private long position;
    private int lastPage;
    private boolean started;
    private boolean followsCursor;
    private final CursorTrail trail = new CursorTrail();

    /**
     * @param first    the request of the first page; its own page size and start are kept
     * @param maxItems the most items that are wanted, 0 for all
     */
    PageSequence(CalcomRequest first, int maxItems) {
        this.paging = first.template().paging();
        this.next = first.copy();
        int size = paging == null ? 0 : paging.maxPageSize();
        if (paging != null) {
            Object chosen = read(paging.style().sizeParameter());
            size = chosen != null ? number(paging.style().sizeParameter(), chosen)
                    : maxItems > 0 ? Math.min(maxItems, size) : size;
            write(paging.style().sizeParameter(), size);
            Object start = paging.style() == Paging.Style.CURSOR ? null : read(paging.style().positionParameter());
            position = start == null ? 0 : number(paging.style().positionParameter(), start);
        }
        this.pageSize = size;
    }

    private static int number(String name, Object value) {
        try {
            return Integer.parseInt(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid value '" + value + "' of the parameter " + name + ": expected an integer", e);
        }
    }

    /** The request of the page that has not been read yet, or null after the last one. */
    CalcomRequest next() {
        return next;
    }

    /**
     * The items of the page that {@link #next()} asked for; moves on to the one behind it.
     *
     * @throws CalcomException if the answer holds no list, or the list does not end
     */
    List<Object> accept(CalcomResponse response) throws CalcomException {
        CalcomRequest request = next;
        next = null;
        if (!response.holdsItems(paging) || response.lacksItems(paging) && isExpected(response)) {
            throw Failures.noList(response, paging);
        }
        started = true;
        List<Object> items = response.items(paging);
        if (paging != null) {
            next = response.template() == null ? request : request.as(response.template(), pageSize);
            paging = next.template().paging();
            next = follow(response, items) ? next : null;
        }
        return items;
    }

    /** Whether the page has items for certain, because the server said so, or says that more items follow. */
    private boolean isExpected(CalcomResponse response) {
        Continuation continuation = Continuation.of(response, paging);
        return started || continuation.hasCursor() || Boolean.TRUE.equals(continuation.more());
    }

    /** @return false if the list has come to its end */
    private boolean follow(CalcomResponse response, List<Object> items) throws CalcomException {
        Continuation continuation = Continuation.of(response, paging);
        if (continuation.style() == Paging.Style.CURSOR) {
            position += items.size();
            return followCursor(continuation, response);
        }
        if (continuation.style() == null && endsWithoutCursor()) {
            return false;
        }
        boolean isShort = items.size() < pageSize;
        if (items.isEmpty() || isShort && !Boolean.TRUE.equals(continuation.more())) {
            return false;
        }
        int page = items.hashCode();
        if (position > 0 && page == lastPage) {
            throw fail(Failures.repeatedPage(response, position));
        }
        lastPage = page;
        if (paging.style() == Paging.Style.CURSOR) {
            turnTo(Paging.Style.OFFSET);
        }
        position += items.size();
        write(paging.style().positionParameter(), position);
        return true;
    }

    /** A list by cursor ends without one. A list that some servers page by position, and that has no cursor from its beginning, may be such a one. */
    private boolean endsWithoutCursor() {
        Operation operation = next.template().operation();
        return paging.style() == Paging.Style.CURSOR && (followsCursor || Arrays.stream(ApiProfile.values()).map(operation::paging)
                .noneMatch(other -> other != null && other.style() == Paging.Style.OFFSET));
    }

    private boolean followCursor(Continuation continuation, CalcomResponse response) throws CalcomException {
        if (!continuation.hasCursor()) {
            if (continuation.cursor() == null && Boolean.TRUE.equals(continuation.more())) {
                throw fail(Failures.missingCursor(response));
            }
            return false;
        }
        try {
            trail.follow(continuation.cursor(), response);
        } catch (CalcomException e) {
            throw fail(e);
        }
        followsCursor = true;
        turnTo(Paging.Style.CURSOR);
        write(paging.style().positionParameter(), continuation.cursor());
        return true;
    }

    private CalcomException fail(CalcomException failure) {
        next = null;
        return failure;
    }

    private void turnTo(Paging.Style style) {
        if (paging.style() != style) {
            next = next.as(next.template().pagedBy(style), pageSize);
            paging = next.template().paging();
        }
    }

    private Object read(String name) {
        return paging.style() == Paging.Style.BODY_OFFSET ? body(next).get(name) : next.parameter(next.template().indexOf(name));
    }

    private void write(String name, Object value) {
        if (paging.style() != Paging.Style.BODY_OFFSET) {
            next.parameter(name, value);
            return;
        }
        Map<String, Object> body = body(next);
        body.put(name, value);
        try {
            next.body(Json.MAPPER.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException("A map that was read from JSON cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> body(CalcomRequest request) {
        if (request.body() == null) {
            return new LinkedHashMap<>();
        }
        try {
            return Json.MAPPER.readValue(request.body(), BODY_TYPE);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of " + request.template().operation().uri() + " is no JSON object", e);
        }
    }
}
