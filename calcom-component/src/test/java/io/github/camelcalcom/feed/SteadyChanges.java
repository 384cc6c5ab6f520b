/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CallPolicy;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.HttpTransport;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxSeed;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.Seeding.SeededOrganization;
import io.github.camelcalcom.sandbox.Seeding.SeededTeam;
import io.github.camelcalcom.sandbox.Seeding.SeededUser;
import io.github.camelcalcom.sandbox.bookings.PageStep;
import io.github.camelcalcom.sandbox.fault.PageFault;
import io.github.camelcalcom.sandbox.state.Booking;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.support.SettingsBuilder;
import io.vertx.core.Vertx;
import org.apache.camel.support.processor.state.MemoryStateRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sandbox whose bookings change while its pages are made, and a feed that reads them. Time is the sandbox's: a page takes 100 ms of it,
 * however long it takes the machine.
 */
final class SteadyChanges implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, SeededTeam> teams = new HashMap<>();
    private final CalcomSandbox sandbox = CalcomSandbox.builder().seed(this::plant).start();
    private final SandboxState state = sandbox.read(everything -> everything);
    private final Random random = new Random(7);
    private final MemoryStateRepository states = new MemoryStateRepository();
    private final List<String> changing = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private CalcomClient client;
    private String organizationKey;
    private long organization;
    private long eventType = 1;
    private long host = 1;
    private double changesPerStep;
    private double due;

    SteadyChanges() {
        client = client(sandbox.apiKey());
        sandbox.clock().stopAt(START);
        sandbox.read(everything -> {
            everything.bookings().removeIf(booking -> true);
            return null;
        });
    }

    private void plant(Seeding seeding) {
        SandboxSeed.standard().plant(seeding);
        SeededUser owner = seeding.user("olga", "Olga", "olga@example.com", "Europe/London");
        SeededOrganization seeded = seeding.organization("Organization", owner);
        organization = seeded.id();
        organizationKey = seeded.apiKey();
        teams.put("of the organization", seeded.team("Team").eventType("Call", "call", 30, "roundRobin"));
        teams.put("without an organization", seeding.team("Team without an organization", owner).eventType("Call", "call", 30, "roundRobin"));
    }

    private CalcomClient client(String apiKey) {
        ClientSettings settings = SettingsBuilder.to(sandbox.url()).build();
        return new CalcomClient(new HttpTransport(settings), settings, CallPolicy.unguarded(RealTimers.create()),
                FixedAuthentication.apiKey(apiKey));
    }

    /**
     * Bookings are those of a team, and feeds read the list of the organization or the team that has them.
     *
     * @return the parameters of the list
     */
    Map<String, Object> ofTeam(String resource) {
        SeededTeam team = teams.get(resource.equals("team-bookings") ? "without an organization" : "of the organization");
        client = client(resource.equals("team-bookings") ? sandbox.apiKey("olga") : organizationKey);
        sandbox.read(everything -> {
            eventType = state.eventTypes().stream().filter(type -> type.teamId() != null && type.teamId() == team.id()).findFirst().orElseThrow().id();
            host = state.users().stream().filter(user -> user.email().equals("olga@example.com")).findFirst().orElseThrow().id();
            return null;
        });
        return switch (resource) {
            case "org-bookings" -> Map.of("orgId", organization);
            case "org-team-bookings" -> Map.of("orgId", organization, "teamId", team.id());
            default -> Map.of("teamId", team.id());
        };
    }

    /** Bookings that were created one after the other, the last one at the present time. */
    SteadyChanges bookings(int count, Duration apart) {
        sandbox.read(everything -> {
            for (int index = 0; index < count; index++) {
                Instant instant = START.minus(apart.multipliedBy(count - index));
                String uid = "b%05d".formatted(index);
                state.bookings().put(Booking.builder(state.bookings().nextId(), uid, eventType).hostId(host).title("A meeting").start(START)
                        .end(START.plusSeconds(1_800)).location("here").icsUid(uid).createdAt(instant).updatedAt(instant).build());
            }
            return null;
        });
        return this;
    }

    /** Has some of the bookings change, at random, while pages are made and in {@link #pass}. */
    void change(int perSecond, int from, int to) {
        changing.clear();
        for (int index = from; index < to; index++) {
            changing.add("b%05d".formatted(index));
        }
        changesPerStep = perSecond * STEP.toMillis() / 1_000.0;
        sandbox.faults().onBookingPages().inject(PageFault.of("steady changes", this::passStep));
    }

    private void passStep(PageStep step) {
        sandbox.clock().advance(STEP);
        due += changesPerStep;
        while (due >= 1) {
            due--;
            // half of them are on the page that is being made
            List<String> candidates = step == null || random.nextBoolean() ? changing : step.uids().stream().filter(changing::contains).toList();
            if (!candidates.isEmpty()) {
                touch(candidates.get(random.nextInt(candidates.size())));
            }
        }
    }

    /** Nothing changes any more. */
    void calm() {
        sandbox.faults().clear();
    }

    /** Changes a booking now; on the sandbox's event loop. */
    void touch(String uid) {
        Booking booking = state.bookings().find(uid).orElseThrow();
        Instant now = sandbox.clock().instant();
        // a booking's own timestamps only grow
        touch(uid, now.isAfter(booking.updatedAt()) ? now : booking.updatedAt().plusMillis(1));
    }

    /** Changes a booking at an instant; on the sandbox's event loop. */
    void touch(String uid, Instant updatedAt) {
        state.bookings().put(state.bookings().find(uid).orElseThrow().change().updatedAt(updatedAt).build());
    }

    /** Deletes a booking; on the sandbox's event loop. */
    void remove(String uid) {
        state.bookings().remove(uid);
    }

    /** Time passes between two polls, with the changes that belong to it. */
    void pass(Duration time) {
        sandbox.read(everything -> {
            for (long step = time.dividedBy(STEP); step > 0; step--) {
                passStep(null);
            }
            return null;
        });
    }

    CalcomSandbox sandbox() {
        return sandbox;
    }

    ChangeFeed feed(ApiProfile profile, int pageSize, boolean fullScan) {
        RequestTemplate list = template("bookings/list", profile);
        Map<String, Object> filters = Map.of(list.paging().style().sizeParameter(), pageSize);
        return new ChangeFeed(() -> client, new FeedSource(list, null, fullScan), filters, settings(), new StateStore(states, "feed"));
    }

    /** The feed of a resource. */
    ChangeFeed feed(String resource, ApiProfile profile, int pageSize, boolean fullScan) {
        RequestTemplate list = template(resource + "/list", profile);
        Map<String, Object> filters = new HashMap<>(ofTeam(resource));
        filters.put(list.paging().style().sizeParameter(), pageSize);
        FeedSource source = FeedSource.of(list, filters, uri -> template(uri, profile), fullScan);
        return new ChangeFeed(() -> client, source, filters, settings(), new StateStore(states, "feed"));
    }

    ItemFeed items(ApiProfile profile, int pageSize) {
        RequestTemplate list = template("bookings/list", profile);
        return new ItemFeed(() -> client, list, Map.of(list.paging().style().sizeParameter(), pageSize), settings(),
                new StateStore(states, "items"));
    }

    private static FeedSettings settings() {
        return new FeedSettings(FeedStart.of("beginning"), OVERLAP, ChangeType.setOf(null), 0, 10);
    }

    private static RequestTemplate template(String uri, ApiProfile profile) {
        return new RequestTemplate(OperationResolver.resolve(uri), profile, null, "");
    }

    /** @return how many calls the poll made */
    int poll(Feed feed) throws Exception {
        int before = sandbox.calls("bookings/list").size();
        feed.poll((item, type, failures, completion) -> {
            assertThat(delivered.add(item.key())).as("%s was not delivered before", item.key()).isTrue();
            ids.add(item.id());
            completion.delivered();
            return true;
        });
        return sandbox.calls("bookings/list").size() - before;
    }

    /** The bookings whose present state was not delivered. */
    Set<String> missing() {
        return sandbox.read(everything -> {
            Set<String> missing = new TreeSet<>();
            everything.bookings().stream().filter(booking -> !delivered.contains(booking.uid() + '@' + booking.updatedAt()))
                    .forEach(booking -> missing.add(booking.uid()));
            return missing;
        });
    }

    /** Whether a booking was delivered in any state. */
    boolean isDelivered(String uid) {
        return ids.contains(uid);
    }

    /** How many bookings were delivered. */
    int deliveredIds() {
        return ids.size();
    }

    /** Whether the last poll has read to the end. */
    boolean isCaughtUp() {
        return states.getState("feed").contains("\"behind\":false");
    }

    @Override
    public void close() {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
