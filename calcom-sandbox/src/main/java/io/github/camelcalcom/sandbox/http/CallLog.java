/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The received calls in order of arrival, up to a maximum number. Must be used on the sandbox's event loop. */
public final class CallLog {

    /** Maximum number of calls. */
    public static final int CAPACITY = 10_000;

    /** Header of the calls that the console's own pages make. */
    public static final String CONSOLE_HEADER = "X-Sandbox-Console";

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<Entry> detailed = new ArrayDeque<>();
    private int mostDetailed;
    private long lastNumber;
    private long changes;

    /**
     * Snapshot of a call with data that its client does not see.
     *
     * @param change       number of the log's last change of this call
     * @param milliseconds time from the arrival, after the body was read, to the answer; -1 if there is no answer
     * @param ofConsole    whether a page of the console made the call
     * @param details      headers and bodies; null if they are not kept
     */
    public record Observation(ReceivedCall call, long change, long milliseconds, boolean ofConsole, CallDetails details) {
    }

    /** A call whose data is completed while it is served. */
    final class Entry {

        private final long number;
        private final Instant time;
        private final String method;
        private final String uri;
        private final String operation;
        private final long begun = System.nanoTime();
        private long change = ++changes;
        private long milliseconds = -1;
        private int executed;
        private int answered;
        private String fault;
        private boolean ofConsole;
        private CallDetails details;

        private Entry(long number, Instant time, String method, String uri, String operation) {
            this.number = number;
            this.time = time;
            this.method = method;
            this.uri = uri;
            this.operation = operation;
        }

        void executed(Response response) {
            executed = response.status();
            details = details == null ? null : details.withExecuted(response);
            change = ++changes;
        }

        void answered(Response response) {
            answered = response.status();
            details = details == null ? null : details.withAnswered(response);
            milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            change = ++changes;
        }

        void fault(String name) {
            fault = name;
            change = ++changes;
        }

        private ReceivedCall view() {
            return new ReceivedCall(number, time, method, uri, operation, executed, answered, fault);
        }

        private Observation observation() {
            return new Observation(view(), change, milliseconds, ofConsole, details);
        }
    }

    /** Keeps headers and bodies of the last calls. By default none are kept. */
    public void keepDetails(int most) {
        mostDetailed = most;
    }

    /** Adds a call that has just arrived. */
    Entry arrived(Instant time, String method, String uri, Operation operation) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        Entry entry = new Entry(++lastNumber, time, method, uri, operation == null ? null : operation.uri());
        entries.addLast(entry);
        return entry;
    }

    /** Adds what a call requests, if details are kept. */
    void requested(Entry entry, MultiMap headers, Buffer body) {
        entry.ofConsole = headers.contains(CONSOLE_HEADER);
        if (mostDetailed > 0) {
            if (detailed.size() == mostDetailed) {
                detailed.removeFirst().details = null;
            }
            entry.details = new CallDetails(CallDetails.Message.of(headers, body), null, null);
            detailed.addLast(entry);
        }
    }

    /** Returns a snapshot of a call; empty if the log does not contain it. */
    public Optional<Observation> find(long number) {
        return entries.stream().filter(entry -> entry.number == number).findFirst().map(Entry::observation);
    }

    /** Returns a snapshot of the calls, oldest first. */
    public List<ReceivedCall> calls() {
        return entries.stream().map(Entry::view).toList();
    }

    /** Returns the number of changes of the log. */
    public long changes() {
        return changes;
    }

    /**
     * Returns a snapshot of the last calls that have changed, oldest first.
     *
     * @param most  maximum number of calls
     * @param after number of a change, see {@link #changes()}; 0 for all
     */
    public List<Observation> changedSince(long after, int most) {
        Deque<Observation> changed = new ArrayDeque<>();
        Iterator<Entry> newestFirst = entries.descendingIterator();
        for (int i = 0; i < most && newestFirst.hasNext(); i++) {
            Entry entry = newestFirst.next();
            if (entry.change > after) {
                changed.addFirst(entry.observation());
            }
        }
        return List.copyOf(changed);
    }
}
