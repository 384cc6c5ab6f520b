package io.github.camelcalcom.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.CursorTrail;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.CalcomServerException;

/**
 * Reads what changed in a list of bookings since the last reading, each change once. Only the server's own timestamps count. Keeps its
 * position in memory. Methods block while the server is asked; for one thread at a time.
 */
public final class ChangeFeed {

    private static final String AFTER = "afterUpdatedAt";
    private static final Duration DATE_HEADER_PRECISION = Duration.ofSeconds(1);

    private final Supplier<CalcomClient> client;
    private final RequestTemplate template;
    private final Map<String, Object> filters;
    private final FeedStart start;
    private final Duration overlap;
    private final ChangeType.Classification classification = new ChangeType.Classification();
    private FeedPosition position;

    /**
     * @param  client                   is asked for with each call
     * @param  template                 of the list that is read
     * @param  filters                  parameters of the list that narrow the feed
     * @param  start                    which changes come first
     * @param  overlap                  how late a change may become visible, measured by its own timestamp
     * @throws IllegalArgumentException if the server cannot say what changed in that list
     */
    public ChangeFeed(Supplier<CalcomClient> client, RequestTemplate template, Map<String, Object> filters, FeedStart start, Duration overlap) {
        this.client = client;
        this.template = template;
        this.filters = Map.copyOf(filters);
        this.start = start;
        this.overlap = overlap;
        if (template.parameters().stream().noneMatch(parameter -> parameter.name().equals(AFTER))) {
            throw new IllegalArgumentException("This server cannot tell what changed in " + template.operation().uri()
                                               + ": the list has no afterUpdatedAt. Follow bookings/changes or org-bookings/changes and"
                                               + " filter in the route");
        }
        for (String reserved : List.of(AFTER, "beforeUpdatedAt", "sortUpdatedAt", "sortCreated", "sortStart", "sortEnd", "take", "skip",
                "limit", "cursor")) {
            if (filters.containsKey(reserved)) {
                throw new IllegalArgumentException("The feed of " + template.operation().uri() + " sets " + reserved
                                                   + " itself; take it out of the endpoint. Use since to say where the feed begins");
            }
        }
    }

    /** Takes changes in the order of the feed. */
    @FunctionalInterface
    public interface Receiver {

        /**
         * @return             {@link Outcome#DELIVERED} if it need not come again
         * @throws Exception   ends the reading; the change comes again
         */
        Outcome receive(BookingChange change, ChangeType type) throws Exception;
    }

    /** What became of a change. */
    public enum Outcome {
        /** It was processed. */
        DELIVERED,
        /** It failed and comes again with the next reading. */
        FAILED,
        /** It was not looked at, and nothing more is wanted in this reading. */
        STOP
    }

    /** The instant up to which everything was read; null before the first reading. */
    public Instant watermark() {
        return position == null ? null : position.watermark();
    }

    /**
     * Reads all changes since the last reading.
     *
     * @return           how many were delivered
     * @throws Exception if the server cannot be read, or from the receiver; what was delivered so far does not come again
     */
    public int read(Receiver receiver) throws Exception {
        if (position == null) {
            position = new FeedPosition(start.resolve(this::serverTime), overlap);
        }
        Reading reading = new Reading(receiver);
        if (template.paging() != null && template.paging().style() == Paging.Style.CURSOR) {
            readByCursor(reading);
        } else {
            readByPosition(reading);
        }
        return reading.delivered;
    }

    private Instant serverTime() throws Exception {
        CalcomRequest request = request();
        request.parameter(template.paging().style().sizeParameter(), 1);
        return dateOf(call(request));
    }

    /** Each page begins at the last instant seen, so that rows which move to the end while pages are read are not skipped. */
    private void readByPosition(Reading reading) throws Exception {
        Instant from = position.readFrom();
        while (true) {
            List<BookingChange> rows = page(from, null, "sortUpdatedAt", 0);
            requireOrder(rows);
            reading.accept(rows);
            if (reading.stopped) {
                return;
            }
            if (!rows.isEmpty()) {
                reading.complete(rows.get(rows.size() - 1).updatedAt());
            }
            if (rows.size() < template.paging().maxPageSize()) {
                return;
            }
            Instant last = rows.get(rows.size() - 1).updatedAt();
            boolean oneInstant = rows.get(0).updatedAt().equals(last);
            if (oneInstant && !readInstant(last, reading)) {
                return;
            }
            from = oneInstant ? last.plusMillis(1) : last;
        }
    }

    /** The position is the last row's instant, so that an order which is ignored would lose bookings. */
    private void requireOrder(List<BookingChange> rows) throws CalcomServerException {
        for (int index = 1; index < rows.size(); index++) {
            if (rows.get(index).updatedAt().isBefore(rows.get(index - 1).updatedAt())) {
                throw new CalcomServerException(template.operation().uri(), 200, null, "the server ignored sortUpdatedAt=asc: booking "
                                                                                       + rows.get(index).uid() + " is out of order", null);
            }
        }
    }

    /** More rows than a page share an instant: rows can only leave that group, so it is read until a pass brings nothing new. */
    private boolean readInstant(Instant instant, Reading reading) throws Exception {
        boolean news = true;
        while (news && !reading.stopped) {
            int before = reading.delivered;
            int skip = 0;
            List<BookingChange> rows;
            do {
                rows = page(instant, instant, "sortCreated", skip);
                reading.accept(rows);
                skip += rows.size();
            } while (rows.size() == template.paging().maxPageSize() && !reading.stopped);
            news = reading.delivered > before;
        }
        return !reading.stopped;
    }

    private List<BookingChange> page(Instant from, Instant to, String sort, int skip) throws Exception {
        CalcomRequest request = request();
        request.parameter(AFTER, from).parameter(sort, "asc").parameter("take", template.paging().maxPageSize());
        if (to != null) {
            request.parameter("beforeUpdatedAt", to);
        }
        if (skip > 0) {
            request.parameter("skip", skip);
        }
        return rows(call(request), from);
    }

    /** The order of such a list is not known, so that only a complete scan says how far the feed has come. */
    private void readByCursor(Reading reading) throws Exception {
        Instant from = position.readFrom();
        Instant scanStart = null;
        String cursor = null;
        CursorTrail trail = new CursorTrail();
        do {
            CalcomRequest request = request().parameter(AFTER, from).parameter("limit", template.paging().maxPageSize());
            if (cursor != null) {
                request.parameter("cursor", cursor);
            }
            CalcomResponse response = call(request);
            if (scanStart == null) {
                scanStart = dateOf(response).minus(DATE_HEADER_PRECISION);
            }
            reading.accept(rows(response, from));
            Object next = response.field(template.paging().next());
            cursor = next == null ? null : next.toString();
            if (cursor != null) {
                trail.follow(cursor, response);
            }
        } while (cursor != null && !reading.stopped);
        if (!reading.stopped) {
            reading.complete(scanStart);
        }
    }

    private CalcomRequest request() {
        CalcomRequest request = new CalcomRequest(template);
        filters.forEach(request::parameter);
        return request;
    }

    private CalcomResponse call(CalcomRequest request) throws Exception {
        try {
            return client.get().call(request).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private List<BookingChange> rows(CalcomResponse response, Instant from) throws CalcomServerException {
        List<BookingChange> rows = new ArrayList<>();
        for (Object item : response.items(template.paging())) {
            BookingChange change = BookingChange.of(template.operation().uri(), item);
            if (change.updatedAt().isBefore(from)) {
                throw new CalcomServerException(template.operation().uri(), response.statusCode(), response.requestId(),
                        "the server ignored afterUpdatedAt=" + from + ": booking " + change.uid() + " is of " + change.updatedAt(), null);
            }
            rows.add(change);
        }
        return rows;
    }

    private Instant dateOf(CalcomResponse response) throws CalcomServerException {
        String date = response.header("date");
        try {
            return ZonedDateTime.parse(String.valueOf(date), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw new CalcomServerException(template.operation().uri(), response.statusCode(), response.requestId(),
                    "the answer has no usable Date header, which tells the server's time", e);
        }
    }

    /** One reading: what it delivered, and how far it may move the position. */
    private final class Reading {

        private final Receiver receiver;
        private int delivered;
        private boolean stopped;
        private Instant earliestFailure;

        Reading(Receiver receiver) {
            this.receiver = receiver;
        }

        void accept(List<BookingChange> rows) throws Exception {
            for (BookingChange change : rows) {
                if (stopped) {
                    return;
                }
                if (!position.isDelivered(change)) {
                    deliver(change);
                }
            }
        }

        private void deliver(BookingChange change) throws Exception {
            switch (receiver.receive(change, classification.of(change, position.isNew(change)))) {
                case DELIVERED -> {
                    position.markDelivered(change);
                    delivered++;
                }
                case FAILED -> {
                    if (earliestFailure == null || change.updatedAt().isBefore(earliestFailure)) {
                        earliestFailure = change.updatedAt();
                    }
                }
                case STOP -> stopped = true;
            }
        }

        /** What failed must be read again: the position stays behind it. */
        void complete(Instant instant) {
            boolean held = earliestFailure != null && earliestFailure.isBefore(instant);
            position.advanceTo(held ? earliestFailure : instant);
        }
    }
}
