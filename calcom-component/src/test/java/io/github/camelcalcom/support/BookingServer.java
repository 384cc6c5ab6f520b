/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A booking list with the filters, the order and the paging that a feed relies on: by offset as self-hosted servers have it, by cursor
 * and in no useful order as the hosted service has it. Its clock stands still until a test moves it.
 */
public final class BookingServer {

    private final Map<String, JsonObject> bookings = new ConcurrentHashMap<>();
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private volatile Runnable beforePage = () -> { };
    private volatile boolean ignoresFilter;
    private volatile boolean ignoresOrder;
    private volatile Boolean byCursorOnly;
    private volatile int forgottenCursors;
    private volatile UnaryOperator<String> cursorOrder = uid -> uid;
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean unstableTies;
    private volatile String neverShown;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Predicate<String> unreadable = uid -> false;
    private volatile Predicate<String> hidden = uid -> false;

    public BookingServer(ScriptedServer server) {
        server.answer(this::list);
    }

    public Instant now() {
        return now;
    }

    /** Moves the clock. */
    public void pass(long millis) {
        now = now.plusMillis(millis);
    }

    /** Creates a booking, or changes one, at the server's present instant. */
    public void put(String uid, String status, Map<String, Object> more) {
        JsonObject known = bookings.get(uid);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", known == null ? bookings.size() + 1 : known.getInteger("id"));
        fields.put("uid", uid);
        fields.put("status", status);
        fields.put("createdAt", known == null ? now.toString() : known.getString("createdAt"));
        fields.put("updatedAt", now.toString());
        fields.putAll(more);
        bookings.put(uid, new JsonObject(fields));
    }

    public void put(String uid, String status) {
        put(uid, status, Map.of());
    }

    public void remove(String uid) {
        bookings.remove(uid);
    }

    /** What happens between two pages. */
    public void beforePage(Runnable action) {
        beforePage = action;
    }

    public void ignoreFilter() {
        ignoresFilter = true;
    }

    public void ignoreOrder() {
        ignoresOrder = true;
    }

    /** Pages by cursor, or by position, whatever is requested; pages by position have 10 bookings at most. */
    public void pageOnly(boolean byCursor) {
        byCursorOnly = byCursor;
    }

    /** Bookings that the server fails to show if it is asked for them by their uid. */
    public void failToRead(Predicate<String> uids) {
        unreadable = uids;
    }

    /** Bookings that the server does not find if it is asked for them by their uid. */
    public void hide(Predicate<String> uids) {
        hidden = uids;
    }

    /** Cursors that were given out so far are answered with this status, until a scan has begun anew. */
    public void forgetCursors(int status) {
        forgottenCursors = status;
    }

    /** Lists by cursor are in the descending order of these names, instead of the uids. */
    public void orderByCursor(UnaryOperator<String> names) {
        cursorOrder = names;
    }

    /** The clock of the Date header is ahead of the one that bookings get their timestamps from. */
    public void clockAhead(Duration duration) {
        ahead = duration;
    }

    /** Bookings that are equal in what a list is ordered by come in another order in each answer. */
    public void unstableTies() {
        unstableTies = true;
    }

    /** The order of ties is such that no page by position has this booking. */
    public void neverShow(String uid) {
        neverShown = uid;
    }

    /** Answers a request for the list. */
    public void list(HttpServerRequest request) {
        beforePage.run();
        request.response().putHeader("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plus(ahead).atZone(ZoneOffset.UTC)));
        Instant after = instant(request.getParam("afterUpdatedAt"), Instant.MIN);
        Instant before = instant(request.getParam("beforeUpdatedAt"), Instant.MAX);
        String uid = request.getParam("bookingUid");
        if (uid != null && unreadable.test(uid)) {
            ScriptedServer.json(request, 500, "{\"status\":\"error\",\"error\":{\"code\":\"InternalServerErrorException\",\"message\":\"broken\"}}");
            return;
        }
        Stream<JsonObject> matching = bookings.values().stream().filter(booking -> ignoresFilter || isWithin(booking, after, before))
                .filter(booking -> uid == null || uid.equals(booking.getString("uid")) && !hidden.test(uid));
        boolean byCursor = byCursorOnly != null ? byCursorOnly : request.getParam("limit") != null;
        String order = request.getParam("sortUpdatedAt") != null ? "updatedAt" : "createdAt";
        List<JsonObject> rows = matching.sorted(byCursor ? Comparator.comparing(this::cursor).reversed() : order(request, order)).toList();
        if (byCursor && request.getParam("cursor") == null) {
            forgottenCursors = 0;
        }
        if (byCursor && forgottenCursors > 0) {
            ScriptedServer.json(request, forgottenCursors, "{\"status\":\"error\",\"error\":{\"code\":\"Any\",\"message\":\"Invalid cursor\"}}");
        } else if (byCursor) {
            byCursor(request, rows);
        } else {
            byPosition(request, rows, uid);
        }
    }

    private void byPosition(HttpServerRequest request, List<JsonObject> rows, String uid) {
        int skip = Integer.parseInt(request.getParam("skip", "0"));
        int take = Integer.parseInt(request.getParam("take", "100"));
        int size = byCursorOnly == null ? take : Math.min(10, take);
        int to = Math.min(rows.size(), skip + size);
        JsonObject pagination = new JsonObject().put("totalItems", bookings.size());
        if (byCursorOnly != null) {
            // as a real server, which counts what the filters leave out
            pagination.put("hasNextPage", skip + size < bookings.size());
        }
        List<JsonObject> page = rows.subList(Math.min(skip, to), to).stream()
                .map(row -> uid == null && row.getString("uid").equals(neverShown) ? rows.get(rows.size() / 2) : row).toList();
        answer(request, page, pagination);
    }

    private Comparator<JsonObject> order(HttpServerRequest request, String field) {
        Comparator<JsonObject> order = Comparator.comparing(booking -> ignoresOrder ? Instant.EPOCH : Instant.parse(booking.getString(field)));
        int number = requests.incrementAndGet();
        return ("desc".equals(request.getParam("sortUpdatedAt")) ? order.reversed() : order)
                .thenComparing(booking -> unstableTies ? (booking.getString("uid") + number).hashCode() * 0x9E3779B9 : 0);
    }

    private String cursor(JsonObject booking) {
        return cursorOrder.apply(booking.getString("uid"));
    }

    private void byCursor(HttpServerRequest request, List<JsonObject> rows) {
        String cursor = request.getParam("cursor");
        List<JsonObject> rest = rows.stream().filter(row -> cursor == null || cursor(row).compareTo(cursor) < 0).toList();
        int limit = Integer.parseInt(request.getParam("limit", "10"));
        List<JsonObject> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = rest.size() > limit;
        answer(request, page, new JsonObject().put("nextCursor", more ? cursor(page.get(limit - 1)) : null).put("hasMore", more));
    }

    private static void answer(HttpServerRequest request, List<JsonObject> rows, JsonObject pagination) {
        ScriptedServer.json(request, 200, new JsonObject().put("status", "success").put("data", new JsonArray(rows))
                .put("pagination", pagination).encode());
    }

    private static boolean isWithin(JsonObject booking, Instant after, Instant before) {
        Instant updatedAt = Instant.parse(booking.getString("updatedAt"));
        return !updatedAt.isBefore(after) && !updatedAt.isAfter(before);
    }

    private static Instant instant(String text, Instant otherwise) {
        // as a Date of JavaScript
        return text == null ? otherwise : Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }
}
