package io.github.camelcalcom.client;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.error.CalcomException;

/**
 * Walks through the pages of a list. Believes no total that a server reports: a page shorter than asked for ends a list that is
 * paged by position, a missing cursor ends one that is paged by cursor, and a cursor that comes again is refused. Not thread safe.
 */
final class PageSequence {

    private static final ObjectMapper BODIES = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> BODY_TYPE = new TypeReference<>() {
    };

    private final Paging paging;
    private final int pageSize;
    private CalcomRequest next;
    private long position;
    private final CursorTrail trail = new CursorTrail();

    /**
     * @param first    the request of the first page; its own page size and start are kept
     * @param maxItems the most items that are wanted, 0 for all
     */
    PageSequence(CalcomRequest first, int maxItems) {
        this.paging = first.template().paging();
        CalcomRequest request = first.copy();
        int size = paging == null ? 0 : paging.maxPageSize();
        if (paging != null) {
            Object chosen = read(request, paging.style().sizeParameter());
            size = chosen != null ? Integer.parseInt(chosen.toString())
                    : maxItems > 0 ? Math.min(maxItems, size) : size;
            write(request, paging.style().sizeParameter(), size);
            Object start = paging.style() == Paging.Style.CURSOR ? null : read(request, paging.style().positionParameter());
            position = start == null ? 0 : Long.parseLong(start.toString());
        }
        this.pageSize = size;
        this.next = request;
    }

    /** The request of the page that has not been read yet, or null after the last one. */
    CalcomRequest next() {
        return next;
    }

    /** The items of the page that {@link #next()} asked for; moves on to the one behind it. */
    List<Object> accept(CalcomResponse response) throws CalcomException {
        List<Object> items = response.items(paging);
        if (paging == null) {
            next = null;
        } else if (paging.style() == Paging.Style.CURSOR) {
            moveTo(response);
        } else if (items.size() < pageSize) {
            next = null;
        } else {
            position += items.size();
            write(next, paging.style().positionParameter(), position);
        }
        return items;
    }

    private void moveTo(CalcomResponse response) throws CalcomException {
        Object cursor = response.field(paging.next());
        if (cursor == null || cursor.toString().isEmpty()) {
            next = null;
            return;
        }
        String text = cursor.toString();
        try {
            trail.follow(text, response);
        } catch (CalcomException e) {
            next = null;
            throw e;
        }
        write(next, paging.style().positionParameter(), text);
    }

    private Object read(CalcomRequest request, String name) {
        if (paging.style() == Paging.Style.BODY_OFFSET) {
            return body(request).get(name);
        }
        return request.parameter(request.template().indexOf(name));
    }

    private void write(CalcomRequest request, String name, Object value) {
        if (paging.style() != Paging.Style.BODY_OFFSET) {
            request.parameter(name, value);
            return;
        }
        Map<String, Object> body = body(request);
        body.put(name, value);
        try {
            request.body(BODIES.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException("A map that was read from JSON cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> body(CalcomRequest request) {
        if (request.body() == null) {
            return new LinkedHashMap<>();
        }
        try {
            return BODIES.readValue(request.body(), BODY_TYPE);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body of " + request.template().operation().uri() + " is no JSON object", e);
        }
    }
}
