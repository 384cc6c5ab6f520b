/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelcalcom.CalcomConstants;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;

import static org.awaitility.Awaitility.await;

/** A server of bookings, and a route that follows it and can be started again as by another process. */
public final class FollowedBookings implements AutoCloseable {

    public static final String ROUTE = "feed";

    private final ScriptedServer server = new ScriptedServer();
    private final BookingServer bookings = new BookingServer(server);
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<Throwable> handled = new CopyOnWriteArrayList<>();
    private final ExceptionHandler errors = new RecordingHandler();
    private Consumer<Exchange> processing = exchange -> { };
    private CalcomContext camel;

    public FollowedBookings() throws Exception {
    }

    /** Starts the route in a context of its own; the one before is stopped. */
    public CalcomContext follow(String options, StateRepository<String, String> states) throws Exception {
        if (camel != null) {
            camel.close();
        }
        camel = context(states);
        camel.routes(route(ROUTE, "calcom:bookings/changes?initialDelay=0&since=beginning&" + (options.contains("delay=") ? "" : "delay=20&")
                                  + (options.contains("bridgeErrorHandler") ? "" : "exceptionHandler=#errors&")
                                  + options + (options.isEmpty() ? "greedy=false" : ""))).start();
        return camel;
    }

    /** A context that is not started, whose feeds keep their states in a repository. */
    public CalcomContext context(StateRepository<String, String> states) {
        CalcomContext context = new CalcomContext(server.url());
        context.calcom().getConfiguration().setStateRepository(states);
        context.getRegistry().bind("errors", errors);
        return context;
    }

    /** Notes each change as its type and uid, unless its uid is among the failing ones. */
    public RouteBuilder route(String id, String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // failures are what these tests are about: a stack trace for each would bury everything else
                from(uri).routeId(id).errorHandler(noErrorHandler()).process(FollowedBookings.this::process);
            }
        };
    }

    private void process(Exchange exchange) {
        String uid = exchange.getMessage().getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
        processing.accept(exchange);
        if (failing.contains(uid)) {
            throw new IllegalStateException("the route fails");
        }
        changes.add(exchange.getMessage().getHeader(CalcomConstants.CHANGE) + " " + uid);
    }

    /** What else is done with each exchange, before it may fail. */
    public void processing(Consumer<Exchange> action) {
        processing = action;
    }

    public BookingServer bookings() {
        return bookings;
    }

    public ScriptedServer server() {
        return server;
    }

    /** What was delivered so far. */
    public List<String> changes() {
        return changes;
    }

    /** The uids of the bookings with which the route fails. */
    public Set<String> failing() {
        return failing;
    }

    /** The failures that the consumer's exception handler received. */
    public List<Throwable> handled() {
        return handled;
    }

    public ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) camel.getRoute(ROUTE).getConsumer();
    }

    /** Waits until so many changes were delivered. */
    public void awaitChanges(int count) {
        await().atMost(300, TimeUnit.SECONDS).until(() -> changes.size() >= count);
    }

    /** At least one whole poll begins and ends after this call, whatever it has to read. */
    public void awaitPolls() {
        awaitCalls(8);
    }

    public void awaitCalls(int count) {
        int before = server.received().size();
        await().atMost(300, TimeUnit.SECONDS).until(() -> server.received().size() >= before + count);
    }

    /** Waits until polls fail. */
    public void awaitPollError() {
        await().atMost(300, TimeUnit.SECONDS).until(() -> consumer().getErrorCounter() > 0);
    }

    @Override
    public void close() {
        if (camel != null) {
            camel.stop();
        }
        server.close();
    }

    /** Keeps the failures that it receives. */
    private final class RecordingHandler implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handled.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handled.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            handled.add(exception);
        }
    }
}
