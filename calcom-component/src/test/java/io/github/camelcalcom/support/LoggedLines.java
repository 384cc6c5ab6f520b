/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Collects what is logged by this project and by Vert.x and Netty below it, from a level on. */
public class LoggedLines extends AbstractAppender implements AutoCloseable {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Level level;
    private final LoggerContext logging = (LoggerContext) LogManager.getContext(false);

    public LoggedLines(Level level) {
        super("logged-" + level, null, null, true, Property.EMPTY_ARRAY);
        this.level = level;
        start();
        logging.getRootLogger().addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        String logger = event.getLoggerName();
        // an event loop that was held up says that the machine is busy
        boolean ofMachine = logger.endsWith(".BlockedThreadChecker");
        boolean ours = logger.startsWith("io.github.camelcalcom.") || logger.startsWith("io.vertx.") || logger.startsWith("io.netty.");
        if (ours && !ofMachine && event.getLevel().isMoreSpecificThan(level)) {
            texts.add(event.getLevel() + " " + logger + ": " + event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    }

    /** One text for each, in their order. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public final void close() {
        logging.getRootLogger().removeAppender(this);
        stop();
    }
}
