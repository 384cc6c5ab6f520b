package io.github.camelcalcom.changes;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.camel.spi.StateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given states in files or in a database, then nobody overwrites what somebody else wrote. */
class StateRepositoryTest {

    private static final String KEY = "api.cal.com:443/bookings/changes?status=upcoming";

    @TempDir
    private Path directory;
    private final JdbcDataSource database = new JdbcDataSource();

    enum Kind { FILE, JDBC }

    @BeforeEach
    void createTable() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new JdbcStateRepository(database).createTable();
        new JdbcStateRepository(database).createTable();
    }

    private StateRepository<String, String> open(Kind kind) throws Exception {
        return kind == Kind.FILE ? new AtomicFileStateRepository(directory) : new JdbcStateRepository(database);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsSetIsReadByOthersAlsoIfItIsLong(Kind kind) throws Exception {
        String longState = "{\"text\":\"" + "größer als eine Spalte ".repeat(10_000) + "\"}";
        StateRepository<String, String> repository = open(kind);

        assertThat(repository.getState(KEY)).isNull();
        repository.setState(KEY, "first");
        repository.setState(KEY, longState);
        repository.setState("another", "state");

        assertThat(open(kind).getState(KEY)).isEqualTo(longState);
        assertThat(open(kind).getState("another")).isEqualTo("state");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoWasOvertakenCannotWriteUntilItHasReadAgain(Kind kind) throws Exception {
        StateRepository<String, String> deposed = open(kind);
        deposed.getState(KEY);
        deposed.setState(KEY, "of the deposed");
        StateRepository<String, String> successor = open(kind);
        successor.getState(KEY);
        successor.setState(KEY, "of the successor");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> deposed.setState(KEY, "late")).isInstanceOf(IllegalStateException.class).hasMessageContaining(KEY);
        }
        assertThat(successor.getState(KEY)).isEqualTo("of the successor");
        assertThat(deposed.getState(KEY)).isEqualTo("of the successor");
        deposed.setState(KEY, "in time");
        assertThat(open(kind).getState(KEY)).isEqualTo("in time");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoNeverReadAStateCannotReplaceIt(Kind kind) throws Exception {
        open(kind).setState(KEY, "state");
        StateRepository<String, String> other = open(kind);

        assertThatThrownBy(() -> other.setState(KEY, "other")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDirectoryThatIsNotThereAnyMoreIsNotTakenForNoState() throws Exception {
        AtomicFileStateRepository repository = new AtomicFileStateRepository(directory.resolve("states"));
        repository.setState(KEY, "state");
        Files.move(directory.resolve("states"), directory.resolve("elsewhere"));

        assertThatThrownBy(() -> repository.getState(KEY)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("states");
        Files.createDirectory(directory.resolve("states"));
        assertThatThrownBy(() -> repository.getState(KEY)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aMissingTableIsNotTakenForNoState() {
        Supplier<String> read = () -> new JdbcStateRepository(database, "public.other_state").getState(KEY);

        assertThatThrownBy(read::get).isInstanceOf(UncheckedIOException.class).hasMessageContaining("public.other_state");
    }

    @Test
    void aWriteOfWhichNobodyKnowsWhetherItWasMadeIsNotTakenForSomebodyElses() throws Exception {
        BreakingDataSource breaking = new BreakingDataSource(database);
        JdbcStateRepository repository = new JdbcStateRepository(breaking.dataSource());
        repository.getState(KEY);
        repository.setState(KEY, "first");
        breaking.breakAfterCommit();

        assertThatThrownBy(() -> repository.setState(KEY, "second")).isInstanceOf(UncheckedIOException.class);
        repository.setState(KEY, "third");
        assertThat(open(Kind.JDBC).getState(KEY)).isEqualTo("third");
    }
}
