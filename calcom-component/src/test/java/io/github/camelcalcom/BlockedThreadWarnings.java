/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Collects what Vert.x logs about event loops that were blocked. */
final class BlockedThreadWarnings extends AbstractAppender implements AutoCloseable {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    BlockedThreadWarnings() {
        super("blocked-threads", null, null, true, Property.EMPTY_ARRAY);
        start();
        context.getRootLogger().addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLoggerName().contains("BlockedThreadChecker")) {
            messages.add(event.getMessage().getFormattedMessage());
        }
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void close() {
        context.getRootLogger().removeAppender(this);
        stop();
    }
}
