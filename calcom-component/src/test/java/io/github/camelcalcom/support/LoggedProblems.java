/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import org.apache.logging.log4j.Level;

/** Collects the warnings and errors that are logged by this project and by Vert.x and Netty below it. */
public final class LoggedProblems extends LoggedLines {

    public LoggedProblems() {
        super(Level.WARN);
    }
}
