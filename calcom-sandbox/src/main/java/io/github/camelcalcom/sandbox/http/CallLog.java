package io.github.camelcalcom.sandbox.http;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.sandbox.state.ReceivedCall;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The calls that came in, in that order; of very many the last ones. Only to be used on the sandbox's event loop. */
public final class CallLog {

    /** How many calls are kept. */
    public static final int CAPACITY = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long lastNumber;

    /** A call, of which more becomes known as it is served. */
    static final class Entry {

        private final long number;
        private final Instant time;
        private final String method;
        private final String uri;
        private final String operation;
        private int executed;
        private int answered;
        private String fault;

        private Entry(long number, Instant time, String method, String uri, String operation) {
            this.number = number;
            this.time = time;
            this.method = method;
            this.uri = uri;
            this.operation = operation;
        }

        void executed(int status) {
            executed = status;
        }

        void answered(int status) {
            answered = status;
        }

        void fault(String name) {
            fault = name;
        }

        private ReceivedCall view() {
            return new ReceivedCall(number, time, method, uri, operation, executed, answered, fault);
        }
    }

    /** Enters a call that has just come in. */
    Entry arrived(Instant time, String method, String uri, Operation operation) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        Entry entry = new Entry(++lastNumber, time, method, uri, operation == null ? null : operation.uri());
        entries.addLast(entry);
        return entry;
    }

    /** The calls as they stand, oldest first: a copy. */
    public List<ReceivedCall> calls() {
        return entries.stream().map(Entry::view).toList();
    }
}
