package io.github.camelcalcom.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Collects the warnings and errors that are logged by this project and by Vert.x and Netty below it. */
public final class LoggedProblems extends AbstractAppender implements AutoCloseable {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final LoggerContext logging = (LoggerContext) LogManager.getContext(false);

    public LoggedProblems() {
        super("logged-problems", null, null, true, Property.EMPTY_ARRAY);
        start();
        logging.getRootLogger().addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        String logger = event.getLoggerName();
        boolean ours = logger.startsWith("io.github.camelcalcom.") || logger.startsWith("io.vertx.") || logger.startsWith("io.netty.");
        if (ours && event.getLevel().isMoreSpecificThan(Level.WARN)) {
            texts.add(event.getLevel() + " " + logger + ": " + event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    }

    /** One text for each, in their order. */
    public List<String> texts() {
        return texts;
    }

    @Override
    public void close() {
        logging.getRootLogger().removeAppender(this);
        stop();
    }
}
