package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.FollowedBookings;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Given a feed, then Camel's own means work with it: filters, limits, repositories, enriching, life cycle and clustering. */
@Timeout(600)
class FeedDeliveryTest {

    private final MemoryStateRepository states = new MemoryStateRepository();
    private FollowedBookings feed;

    @BeforeEach
    void start() throws Exception {
        feed = new FollowedBookings();
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void onlyTheWantedTypesOfChangesAreDelivered() throws Exception {
        feed.bookings().put("p", "pending");
        feed.follow("changeTypes=confirmed,cancelled", states);
        feed.awaitPolls();
        feed.bookings().pass(1_000);
        feed.bookings().put("p", "accepted");
        feed.awaitChanges(1);
        feed.bookings().pass(1_000);
        feed.bookings().put("p", "accepted");
        feed.bookings().put("q", "accepted");
        feed.awaitPolls();
        feed.bookings().pass(1_000);
        feed.bookings().put("q", "cancelled");
        feed.awaitChanges(2);

        assertThat(feed.changes()).containsExactly("confirmed p", "cancelled q");
    }

    @Test
    void anIdempotentRepositoryIsAskedBeforeAndToldAfterwards() throws Exception {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.start();
        List<Boolean> known = new CopyOnWriteArrayList<>();
        feed.processing(exchange -> known.add(repository.contains("b@2026-11-23T10:00:00Z")));
        feed.bookings().put("a", "accepted");
        feed.bookings().put("b", "accepted");
        feed.failing().add("b");
        repository.add("a@2026-11-23T10:00:00Z");
        try (CalcomContext camel = feed.context(states)) {
            camel.getRegistry().bind("delivered", repository);
            camel.routes(feed.route("feed",
                    "calcom:bookings/changes?initialDelay=0&delay=20&since=beginning&idempotentRepository=#delivered")).start();
            await().until(() -> known.size() > 1);
            feed.failing().clear();
            feed.awaitChanges(1);
            feed.awaitPolls();
        }
        assertThat(feed.changes()).as("a was delivered before").containsExactly("created b");
        assertThat(known).as("a failed delivery is not known").containsOnly(false);
        assertThat(repository.contains("b@2026-11-23T10:00:00Z")).isTrue();
    }

    @Test
    void pollEnrichCompletesWithTheExchangeThatIsEnriched() throws Exception {
        feed.bookings().put("a", "accepted");
        try (CalcomContext camel = feed.context(states)) {
            camel.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:enrich").pollEnrich("calcom:bookings/changes?initialDelay=0&delay=50&since=beginning", 10_000)
                            .process(exchange -> {
                                feed.changes().add(exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class));
                                if (feed.failing().contains("a")) {
                                    throw new IllegalStateException("the route fails");
                                }
                            });
                }
            }).start();
            feed.failing().add("a");
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isTrue();
            feed.failing().clear();
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isFalse();
            feed.bookings().pass(60_000);
            feed.bookings().put("b", "accepted");
            assertThat(camel.createProducerTemplate().request("direct:enrich", exchange -> { }).isFailed()).isFalse();
        }
        assertThat(feed.changes()).as("a again since it failed, and not a third time").containsExactly("a", "a", "b");
        String state = states.getState(feed.server().url().substring("http://".length()) + "/bookings/changes");
        assertThat(state).contains("\"failures\":[]");
    }

    @Test
    void aGreedyFeedDoesNotWaitWhileThereIsMore() throws Exception {
        for (int index = 0; index < 10; index++) {
            feed.bookings().pass(1_000);
            feed.bookings().put("u" + index, "accepted");
        }
        feed.follow("maxMessagesPerPoll=2&greedy=true&delay=600000", states);

        feed.awaitChanges(10);
        assertThat(feed.changes()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void anIdleFeedBacksOff() throws Exception {
        feed.follow("backoffMultiplier=1000&backoffIdleThreshold=2", states);
        await().until(() -> feed.server().received().size() >= 2);
        feed.bookings().put("a", "accepted");
        feed.follow("delay=20", states);
        feed.awaitChanges(1);

        assertThat(feed.changes()).containsExactly("created a");
    }
}
