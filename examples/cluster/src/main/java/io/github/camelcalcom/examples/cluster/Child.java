/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.cluster;


import java.io.IOException;

/** Runs the main class of a process that ends with its parent, also if the parent is killed. */
public final class Child {

    private Child() {
    }

    /**
     * @param  arguments the main class, and its arguments
     * @throws Exception that of the main class
     */
    public static void main(String... arguments) throws Exception {
        Thread parent = new Thread(Child::awaitParent, "parent");
        parent.setDaemon(true);
        parent.start();
        String[] rest = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    /** The parent writes nothing: a read ends when the parent has ended. */
    private static void awaitParent() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            System.err.println("The parent process cannot be observed: " + e.getMessage());
        }
        Runtime.getRuntime().halt(1);
    }
}
