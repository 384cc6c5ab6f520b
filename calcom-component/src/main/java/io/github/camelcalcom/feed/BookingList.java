/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.Continuation;
import io.github.camelcalcom.client.ListProgress;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomServerException;
import io.github.camelcalcom.error.HttpDate;

/** The list of bookings that a feed reads. Methods block while the server is asked. */
final class BookingList {

    static final String AFTER = "afterUpdatedAt";
    static final String BY_CHANGE = "sortUpdatedAt";
    static final String BY_CREATION = "sortCreated";

    private static final Duration DATE_PRECISION = Duration.ofSeconds(1);
    private static final String BEFORE = "beforeUpdatedAt";
    private static final String UID = "bookingUid";
    private static final String HAS_NEXT_PAGE = "pagination.hasNextPage";
    private static final String ITEMS_PER_PAGE = "pagination.itemsPerPage";

    private final Supplier<CalcomClient> client;
    private final RequestTemplate template;
    private final Map<String, Object> filters;
    private final int pageSize;
    private ListProgress progress;

    /**
     * @param client   is asked for with each call
     * @param template of the list
     * @param filters  its parameters; the one for the size of a page may be among them
     */
    BookingList(Supplier<CalcomClient> client, RequestTemplate template, Map<String, Object> filters) {
        this.client = client;
        this.template = template;
        this.filters = Map.copyOf(filters);
        Object size = filters.get(sizeParameter());
        this.pageSize = size == null ? template.paging().maxPageSize() : Integer.parseInt(size.toString().strip());
        if (pageSize < 2) {
            throw new IllegalArgumentException("Invalid value " + pageSize + " of the parameter " + sizeParameter() + " of a feed: expected 2 or"
                                               + " more, as pages overlap");
        }
    }

    /** The same list, read by requests in another style of paging. */
    BookingList pagedAs(RequestTemplate other) {
        Map<String, Object> parameters = new LinkedHashMap<>(filters);
        Object size = parameters.remove(sizeParameter());
        if (size != null) {
            parameters.put(other.paging().style().sizeParameter(), Math.min(pageSize, other.paging().maxPageSize()));
        }
        BookingList paged = new BookingList(client, other, parameters);
        paged.reportTo(progress);
        return paged;
    }

    /** Reports pages to a reading from now on; null to report no more. */
    void reportTo(ListProgress reading) {
        progress = reading;
    }

    private String sizeParameter() {
        return template.paging().style().sizeParameter();
    }

    /** How many rows a page has that is not the last one. */
    int pageSize() {
        return pageSize;
    }

    /**
     * A page by position.
     *
     * @param from changes at or after it; null for all bookings
     * @param to   changes at or before it; null for no end
     * @param sort the parameter of the order, ascending
     */
    Page page(Instant from, Instant to, String sort, int skip) throws Exception {
        return page(request().parameter(AFTER, from).parameter(BEFORE, to), from, sort, skip);
    }

    /** A page of all bookings by position, the first booked first, where the server has no filter by change. */
    Page pageOfAll(int skip) throws Exception {
        return page(request(), null, BY_CREATION, skip);
    }

    /** The latest changes at or after an instant, where the server can order them. */
    Page newest(Instant from) throws Exception {
        return answer(request().parameter(AFTER, from).parameter(BY_CHANGE, "desc"), from);
    }

    private Page page(CalcomRequest request, Instant from, String sort, int skip) throws Exception {
        request.parameter(sort, "asc");
        if (skip > 0) {
            request.parameter(template.paging().style().positionParameter(), skip);
        }
        return answer(request, from);
    }

    private Page answer(CalcomRequest request, Instant from) throws Exception {
        long sent = System.nanoTime();
        CalcomResponse response = call(request);
        requirePaging(response);
        Page page = new Page(rows(response, from), response, Duration.ofNanos(System.nanoTime() - sent));
        if (progress != null) {
            progress.read(1, page.rows().size());
        }
        return page;
    }

    /** @throws OtherPagingException if the page is of another style or version than the request, so that the next page would not follow it */
    private void requirePaging(CalcomResponse response) throws OtherPagingException {
        RequestTemplate called = response.template() == null ? template : response.template();
        Paging.Style style = Continuation.of(response, called.paging()).style();
        RequestTemplate answered = style == null ? called : called.pagedBy(style);
        if (answered != template) {
            throw new OtherPagingException(answered);
        }
    }

    /** A page by cursor. */
    Page pageAt(Instant from, String cursor) throws Exception {
        return answer(request().parameter(AFTER, from).parameter(template.paging().style().positionParameter(), cursor), from);
    }

    /** A booking as it is now, whatever it was changed to; empty if the list does not have it any more. */
    Optional<BookingChange> byUid(String uid) throws Exception {
        CalcomRequest request = new CalcomRequest(template).parameter(UID, uid);
        for (Parameter parameter : template.parameters()) {
            if (parameter.location() == Parameter.Location.PATH) {
                request.parameter(parameter.name(), filters.get(parameter.name()));
            }
        }
        CalcomResponse response = call(request);
        List<BookingChange> rows = rows(response, null);
        Optional<BookingChange> found = rows.stream().filter(row -> row.uid().equals(uid)).findFirst();
        if (found.isEmpty() && !rows.isEmpty()) {
            throw failure(response, "the server ignored bookingUid=" + uid, null);
        }
        return found;
    }

    /** The time of the server, with a precision of seconds. */
    Instant serverTime() throws Exception {
        return timeOf(call(request().parameter(sizeParameter(), 1)));
    }

    private CalcomRequest request() {
        CalcomRequest request = new CalcomRequest(template);
        filters.forEach(request::parameter);
        return request.parameter(sizeParameter(), pageSize);
    }

    private CalcomResponse call(CalcomRequest request) throws CalcomException {
        return client.get().call(request);
    }

    private List<BookingChange> rows(CalcomResponse response, Instant from) throws CalcomServerException {
        List<BookingChange> rows = new ArrayList<>();
        for (Object item : response.items(template.paging())) {
            BookingChange change = BookingChange.of(template.operation().uri(), item);
            if (from != null && change.dated() && change.updatedAt().isBefore(from)) {
                throw failure(response, "the server ignored afterUpdatedAt=" + from + ": booking " + change.uid() + " is of "
                                        + change.updatedAt(), null);
            }
            rows.add(change);
        }
        return rows;
    }

    private Instant timeOf(CalcomResponse response) throws CalcomServerException {
        Instant date = HttpDate.parse(response.header("date"));
        if (date == null) {
            throw failure(response, "the answer has no usable Date header, which tells the server's time", null);
        }
        return date;
    }

    private CalcomServerException failure(CalcomResponse response, String reason, Exception cause) {
        return new CalcomServerException(template.operation().uri(), response.statusCode(), response.requestId(), reason, cause);
    }

    /** A failure of the server that no single answer shows. */
    CalcomServerException failure(String reason) {
        return new CalcomServerException(template.operation().uri(), 200, null, reason, null);
    }

    /** What one call read. */
    final class Page {

        private final List<BookingChange> rows;
        private final CalcomResponse response;
        private final Duration taken;

        private Page(List<BookingChange> rows, CalcomResponse response, Duration taken) {
            this.rows = rows;
            this.response = response;
            this.taken = taken;
        }

        List<BookingChange> rows() {
            return rows;
        }

        /** The cursor of the next page, or null if this is the last one. */
        String next() {
            Continuation continuation = Continuation.of(response, template.paging());
            return continuation.hasCursor() ? continuation.cursor() : null;
        }

        /** Whether there may be more rows behind it. A server that gives smaller pages than requested says how large they are, or that one follows. */
        boolean isFull() {
            Object size = response.field(ITEMS_PER_PAGE);
            if (size instanceof Number given && given.intValue() > 1) {
                return rows.size() >= Math.min(pageSize, given.intValue());
            }
            return rows.size() >= pageSize || rows.size() > 1 && Boolean.TRUE.equals(response.field(HAS_NEXT_PAGE));
        }

        /**
         * Whether the server said that no page follows. The opposite says nothing: the server counts rows that its filters by time of change
         * leave out.
         */
        boolean isLast() {
            return Boolean.FALSE.equals(response.field(HAS_NEXT_PAGE));
        }

        CalcomResponse response() {
            return response;
        }

        /** The latest timestamp of a change that the page shows; null if there is none. Timestamps from the future do not count. */
        Instant newest() throws CalcomServerException {
            Instant answered = answeredBefore();
            return rows.stream().filter(BookingChange::dated).map(BookingChange::updatedAt).filter(instant -> !instant.isAfter(answered))
                    .max(Instant::compareTo).orElse(null);
        }

        /** A time by the server's clock at which it had answered. */
        Instant answeredBefore() throws CalcomServerException {
            return timeOf(response).plus(DATE_PRECISION);
        }

        /** A time by the server's clock at which it had not begun to read the rows: what it committed until then is among them. */
        Instant readAfter() throws CalcomServerException {
            // the header is set when the answer is sent, which may be long after the rows were read
            return timeOf(response).minus(DATE_PRECISION).minus(taken);
        }
    }

    @Override
    public String toString() {
        return template.operation().uri();
    }
}
