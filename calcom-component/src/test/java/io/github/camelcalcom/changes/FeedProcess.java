package io.github.camelcalcom.changes;

import java.nio.file.Path;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.support.CalcomContext;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.SharedDatabase;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;

/** A process that follows bookings and says a line for each delivery. */
final class FeedProcess {

    private FeedProcess() {
    }

    /** @param arguments the server, the profile, and where the state is: the URL of a database or a directory */
    public static void main(String[] arguments) throws Exception {
        StateRepository<String, String> states = arguments[2].startsWith("jdbc:")
                ? new JdbcStateRepository(SharedDatabase.dataSource(arguments[2])) : new AtomicFileStateRepository(Path.of(arguments[2]));
        CalcomContext camel = new CalcomContext(arguments[0]);
        camel.calcom().getConfiguration().setStateRepository(states);
        camel.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("calcom:bookings/changes?initialDelay=0&delay=10&since=beginning&apiProfile=" + arguments[1]).process(exchange ->
                        JavaProcess.report(exchange.getMessage().getHeader(CalcomConstants.BOOKING_UID) + "@"
                                           + exchange.getMessage().getHeader(CalcomConstants.CHANGE_UPDATED_AT)));
            }
        }).start();
        JavaProcess.awaitWord();
    }
}
