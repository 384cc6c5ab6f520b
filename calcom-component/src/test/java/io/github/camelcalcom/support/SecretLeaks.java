/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads everything that is logged while tests run, at every level and with every exception, and whatever else is given to it, and fails the
 * test class during which a secret was among it. Secrets of tests are made so that they can be recognized: see {@link #PLANTED}.
 */
public final class SecretLeaks extends AbstractAppender implements BeforeAllCallback, AfterAllCallback {

    /**
     * API keys begin with {@code cal_}, those of the sandbox go on with 32 hexadecimal digits; the sandbox's tokens are JSON Web Tokens; recorded
     * webhooks are signed with {@code topsecret}; every other secret of a test holds the word {@code s3cret}.
     */
    public static final Pattern PLANTED =
            Pattern.compile("cal_(?:live|test|secret)\\w*|cal_[0-9a-f]{32}|\\beyJ[\\w-]{5,}\\.[\\w.-]+|topsecret|\\w*s3cret\\w*");

    /** One of them is part of every match: a text without any need not be searched by the pattern, which takes far longer. */
    private static final List<String> CUES = List.of("cal_", "eyJ", "topsecret", "s3cret");

    private static final List<String> FOUND = new CopyOnWriteArrayList<>();

    public SecretLeaks() {
        super("secret-leaks", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        LoggerContext logging = (LoggerContext) LogManager.getContext(false);
        if (!logging.getRootLogger().getAppenders().containsKey(getName())) {
            start();
            logging.getRootLogger().addAppender(this);
        }
    }

    /** At that level Camel itself writes endpoint URIs as a route has them, before any component sees them. */
    private static boolean isUriOfRoute(LogEvent event) {
        return event.getLevel() == Level.TRACE && event.getLoggerName().startsWith("org.apache.camel.");
    }

    /**
     * The sandbox runs in the process of the test. At TRACE its web server writes the addresses that it is asked for, and its JUnit extension
     * prints the key of the test double at the start.
     */
    private static boolean isWrittenByTheSandbox(LogEvent event) {
        return event.getLevel() == Level.TRACE && event.getLoggerName().startsWith("io.vertx.ext.web.")
               || event.getLoggerName().equals("io.github.camelcalcom.sandbox.junit5.CalcomSandboxExtension");
    }

    /**
     * Cal.com puts the credential of a user into the {@code state} of a callback, which belongs to its address. At that level the HTTP library
     * writes the addresses that it calls.
     */
    private static boolean isStateOfCallback(LogEvent event) {
        return event.getLoggerName().equals("org.apache.hc.client5.http.impl.classic.MainClientExec")
               && event.getMessage().getFormattedMessage().contains("?state=");
    }

    @Override
    public void append(LogEvent event) {
        if (isUriOfRoute(event) || isWrittenByTheSandbox(event) || isStateOfCallback(event)) {
            return;
        }
        String text = event.getMessage().getFormattedMessage();
        if (hasCue(text)) {
            look(where(event), text);
        }
        if (event.getThrown() != null) {
            look(where(event), event.getThrown());
        }
    }

    private static String where(LogEvent event) {
        return event.getLevel() + " " + event.getLoggerName();
    }

    /** Looks at an exception with all that it was caused by and that it suppressed. */
    static void look(String where, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        look(where, trace.toString());
    }

    /** Looks at a text that a person may get to see. */
    static void look(String where, String text) {
        if (!hasCue(text)) {
            return;
        }
        Matcher secret = PLANTED.matcher(text);
        if (secret.find()) {
            int start = Math.max(0, secret.start() - 200);
            FOUND.add(where + ": ..." + text.substring(start, Math.min(text.length(), secret.end() + 50)));
        }
    }

    private static boolean hasCue(String text) {
        for (String cue : CUES) {
            if (text.contains(cue)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> found = List.copyOf(FOUND);
        FOUND.clear();
        assertThat(found).as("secrets that can be read in the log or elsewhere during " + context.getDisplayName()).isEmpty();
    }
}
