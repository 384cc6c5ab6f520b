/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;

/** Finds out which classes of the component one call runs through, by a debugger on another process. */
public final class CalledClasses {

    private static final String OURS = "io.github.camelcalcom.";
    private static final String SOCKET = "sun.nio.ch.NioSocketImpl";

    private CalledClasses() {
    }

    /**
     * What a call runs through. Classes are named by their outermost one, without the package.
     *
     * @param all      all classes of the component of which a method runs on the thread of the call
     * @param calling  those that call another class of the component
     * @param atSocket those that are on the stack while the socket is written to or read from
     */
    public record Path(Set<String> all, Set<String> calling, Set<String> atSocket) {
    }

    /**
     * Watches a call.
     *
     * @param uri the endpoint that is called
     */
    public static Path of(String uri) throws Exception {
        VirtualMachine process = launch(uri);
        Thread output = drain(process.process().getInputStream());
        Thread errors = drain(process.process().getErrorStream());
        try {
            return methods(process);
        } finally {
            process.process().destroyForcibly().waitFor();
            output.join();
            errors.join();
        }
    }

    private static Path methods(VirtualMachine process) throws InterruptedException, IncompatibleThreadStateException {
        Path path = new Path(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        EventRequestManager requests = process.eventRequestManager();
        ClassPrepareRequest prepared = requests.createClassPrepareRequest();
        prepared.addClassFilter(CallPathProcess.class.getName());
        prepared.enable();
        process.resume();
        while (true) {
            EventSet events = process.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent loaded) {
                    stopIn(loaded.referenceType(), "begin", requests);
                    stopIn(loaded.referenceType(), "end", requests);
                } else if (event instanceof BreakpointEvent stopped && stopped.location().method().name().equals("begin")) {
                    watch(stopped, requests);
                } else if (event instanceof BreakpointEvent) {
                    return path;
                } else if (event instanceof MethodEntryEvent entered) {
                    note(entered, path);
                } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                    throw new IllegalStateException("The process ended before the call did");
                }
            }
            events.resume();
        }
    }

    private static void stopIn(ReferenceType type, String method, EventRequestManager requests) {
        requests.createBreakpointRequest(type.methodsByName(method).get(0).location()).enable();
    }

    private static void watch(BreakpointEvent begin, EventRequestManager requests) {
        for (String classes : List.of(OURS + '*', SOCKET)) {
            MethodEntryRequest entries = requests.createMethodEntryRequest();
            entries.addThreadFilter(begin.thread());
            entries.addClassFilter(classes);
            entries.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            entries.enable();
        }
    }

    private static void note(MethodEntryEvent entered, Path path) throws IncompatibleThreadStateException {
        List<String> stack = new ArrayList<>();
        for (StackFrame frame : entered.thread().frames()) {
            String name = frame.location().declaringType().name();
            if (name.startsWith(OURS) && !name.startsWith(OURS + "support.") && !name.startsWith(OURS + "catalog.")) {
                stack.add(name.substring(name.lastIndexOf('.') + 1).split("\\$")[0]);
            }
        }
        if (stack.isEmpty()) {
            return;
        }
        if (entered.method().declaringType().name().equals(SOCKET)) {
            path.atSocket().addAll(stack);
            return;
        }
        path.all().add(stack.get(0));
        stack.stream().filter(caller -> !caller.equals(stack.get(0))).findFirst().ifPresent(path.calling()::add);
    }

    private static Thread drain(InputStream stream) {
        Thread reader = new Thread(() -> {
            try {
                stream.transferTo(System.err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, "output of a call that is watched");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static VirtualMachine launch(String uri) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("main").setValue(CallPathProcess.class.getName() + " " + uri);
        arguments.get("options").setValue("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp \""
                                          + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + '"');
        return connector.launch(arguments);
    }
}
