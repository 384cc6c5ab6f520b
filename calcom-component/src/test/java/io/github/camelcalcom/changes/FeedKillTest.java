package io.github.camelcalcom.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.camelcalcom.support.BookingServer;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SharedDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Given a process that follows bookings, when it is killed at any moment and started again, then every change is delivered, and only what was
 * in flight when it was killed may come twice. The system property {@code feed.kills} says how often it is killed (6).
 */
@Timeout(900)
class FeedKillTest {

    private static final int CHANGES_PER_LIFE = 40;

    @TempDir
    private Path directory;

    private final Map<String, String> states = new HashMap<>();
    private final Random random = new Random(42);

    @ParameterizedTest
    @CsvSource({ "self-hosted, file", "hosted, file", "hosted, database" })
    void nothingIsLostAndOnlyWhatWasInFlightComesTwice(String profile, String store) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); SharedDatabase database = new SharedDatabase()) {
            BookingServer bookings = new BookingServer(server);
            new JdbcStateRepository(database.dataSource()).createTable();
            String place = store.equals("file") ? directory.toString() : database.url();
            List<List<String>> lives = new ArrayList<>();
            for (int life = 0; life < Integer.getInteger("feed.kills", 6); life++) {
                change(bookings);
                lives.add(live(1 + random.nextInt(missing(lives).size() / 2), server.url(), profile, place));
            }
            lives.add(untilTheEnd(lives, server.url(), profile, place));
            check(lives);
        }
    }

    private void change(BookingServer bookings) {
        for (int index = 0; index < CHANGES_PER_LIFE; index++) {
            bookings.pass(random.nextInt(400));
            String uid = "u" + (states.isEmpty() || random.nextInt(3) > 0 ? states.size() : random.nextInt(states.size()));
            // a booking's timestamp only grows
            bookings.pass(1);
            bookings.put(uid, "accepted");
            states.put(uid, uid + '@' + bookings.now());
        }
    }

    /** Kills the process after some deliveries, at whatever it does then. */
    private static List<String> live(int deliveries, String... arguments) throws Exception {
        List<String> delivered = new ArrayList<>();
        try (JavaProcess process = JavaProcess.start(FeedProcess.class, arguments)) {
            while (delivered.size() < deliveries) {
                String line = process.next();
                assertThat(line).as("nothing comes any more").isNotNull();
                delivered.add(line);
            }
            delivered.addAll(process.killed());
        }
        return delivered;
    }

    private List<String> untilTheEnd(List<List<String>> lives, String... arguments) throws Exception {
        Set<String> missing = missing(lives);
        List<String> delivered = new ArrayList<>();
        try (JavaProcess process = JavaProcess.start(FeedProcess.class, arguments)) {
            while (!missing.isEmpty()) {
                String line = process.next();
                assertThat(line).as("nothing comes any more, but %s did not come", missing).isNotNull();
                delivered.add(line);
                missing.remove(line);
            }
            delivered.addAll(process.killed());
        }
        return delivered;
    }

    private Set<String> missing(List<List<String>> lives) {
        Set<String> missing = new HashSet<>(states.values());
        lives.forEach(missing::removeAll);
        return missing;
    }

    private static void check(List<List<String>> lives) {
        Set<String> delivered = new HashSet<>();
        Set<String> inFlight = new HashSet<>();
        for (List<String> life : lives) {
            for (String line : life) {
                assertThat(delivered.add(line) || inFlight.remove(line)).as("%s came twice and was not in flight at a kill", line).isTrue();
            }
            if (!life.isEmpty()) {
                inFlight.add(life.get(life.size() - 1));
            }
        }
    }
}
