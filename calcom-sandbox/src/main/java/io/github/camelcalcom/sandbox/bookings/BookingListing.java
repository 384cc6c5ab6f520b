package io.github.camelcalcom.sandbox.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.handlers.Pagination;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists of bookings by {@code take} and {@code skip}, with totals that do not know of every filter. */
final class BookingListing {

    private static final int DEFAULT_TAKE = 100;
    private static final List<String> LATEST_FIRST = List.of("past", "cancelled");
    private static final Map<String, Function<Booking, Instant>> SORTS = sorts();

    private final SandboxState state;
    private final BookingViews views;

    BookingListing(SandboxState state, BookingViews views) {
        this.state = state;
        this.views = views;
    }

    private static Map<String, Function<Booking, Instant>> sorts() {
        Map<String, Function<Booking, Instant>> sorts = new LinkedHashMap<>();
        sorts.put("sortStart", Booking::start);
        sorts.put("sortEnd", Booking::end);
        sorts.put("sortCreated", Booking::createdAt);
        sorts.put("sortUpdatedAt", Booking::updatedAt);
        return sorts;
    }

    /** A page of the caller's bookings. */
    Answer list(Call call) {
        return list(call, BookingFilter.visibleTo(call.user(), state));
    }

    /**
     * A page of bookings.
     *
     * @param visible which bookings the list is about
     */
    Answer list(Call call, Predicate<Booking> visible) {
        ObjectNode query = ListRules.offset(call);
        int take = query.path("take").asInt(DEFAULT_TAKE);
        int skip = query.path("skip").asInt(0);
        List<String> statuses = ListRules.statuses(call);
        BookingFilter filter = new BookingFilter(state, call, statuses, visible);
        int total = (int) state.bookings().stream().filter(filter.counted()).count();
        List<Booking> page = state.bookings().stream().filter(filter.shown()).sorted(order(call, statuses)).skip(skip).limit(take).toList();
        ObjectNode answer = Json.object().put("status", "success");
        answer.set("data", views.list(page, call.version()));
        answer.set("pagination", Pagination.of(total, take, skip));
        return Answer.document(200, answer);
    }

    /** One key only: the first of start, end, creation and update that is asked for. */
    private static Comparator<Booking> order(Call call, List<String> statuses) {
        for (Map.Entry<String, Function<Booking, Instant>> sort : SORTS.entrySet()) {
            if (call.query(sort.getKey()).isPresent()) {
                Comparator<Booking> order = Comparator.comparing(sort.getValue());
                return call.query(sort.getKey()).get().equals("desc") ? order.reversed() : order;
            }
        }
        Comparator<Booking> byStart = Comparator.comparing(Booking::start);
        return statuses.size() == 1 && LATEST_FIRST.contains(statuses.get(0)) ? byStart.reversed() : byStart;
    }
}
