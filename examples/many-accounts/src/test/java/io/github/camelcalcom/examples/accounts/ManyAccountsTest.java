/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a table of accounts, when it changes, then their feeds and webhooks do, and no account has what belongs to another. */
@Timeout(1_800)
class ManyAccountsTest {

    @Test
    void accountsAreAddedPausedAndRemovedWhileTheyAreFollowed() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        ManyAccounts.run(6, new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(output.toString(StandardCharsets.UTF_8)).contains("6 accounts are followed", "delivered in 6 accounts", "delivered in 4 accounts",
                "account-3 was removed while the application did not run; 2 webhooks of it are deleted after the start", "delivered in 5 accounts",
                "each account has its own changes, each of them once")
                .containsPattern("DOWN: .*consumer:account-4").doesNotContain("cal_dead");
    }

    @Test
    void aRemovedAccountWhoseKeyIsRefusedKeepsItsRowUntilItsWebhooksAreDeleted() throws Exception {
        try (Companies companies = new Companies(1); Database database = new Database();
                Application application = new Application(companies, database, Application.freePort(), Map.of())) {
            AccountTable table = database.accounts();
            table.addWithKey("account-1", companies.key("account-1"));
            ManyAccounts.await("the webhooks", () -> companies.webhooks().size() == 2);
            table.changeKey("account-1", "cal_dead");
            table.change("account-1", Account.State.REMOVED);
            ManyAccounts.await("the end of the routes", () -> !application.follows("account-1"));
            assertThat(table.read()).containsKey("account-1");
            assertThat(companies.webhooks()).hasSize(2);

            table.changeKey("account-1", companies.key("account-1"));
            ManyAccounts.await("the removal", () -> table.read().isEmpty());
            assertThat(companies.webhooks()).isEmpty();
        }
    }

    @Test
    void aNameThatCannotBePartOfAUriIsRefused() {
        assertThatThrownBy(() -> new Account("a&apiKey=b", "cal_key", null, Account.State.ACTIVE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a&apiKey=b'").hasMessageContaining("letters, digits and hyphens").hasMessageNotContaining("cal_key");
    }

    @Test
    void anAccountHasOneCredential() {
        assertThatThrownBy(() -> new Account("alice", null, null, Account.State.ACTIVE)).hasMessageContaining("'alice'").hasMessageContaining("not both");
        assertThatThrownBy(() -> new Account("alice", "cal_key", 7L, Account.State.ACTIVE)).hasMessageContaining("'alice'").hasMessageNotContaining("cal_key");
    }

    @Test
    void noKeyIsInTheUriOrTheTextOfAnAccount() {
        Account account = new Account("alice", "cal_key", null, Account.State.ACTIVE);

        assertThat(account.caller() + account).doesNotContain("cal_key");
    }

    @Test
    void theTableRefusesARowThatIsNoAccount() throws Exception {
        try (Database database = new Database()) {
            AccountTable table = database.accounts();
            table.addWithKey("alice", "cal_key");

            assertThatThrownBy(() -> table.addWithKey("a&apiKey=b", "cal_key")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> table.addWithKey("bob", null)).isInstanceOf(SQLException.class);
            assertThat(table.read().keySet()).containsExactly("alice");
        }
    }

    @Test
    void onlyTheRowOfARemovedAccountIsDeleted() throws Exception {
        try (Database database = new Database()) {
            AccountTable table = database.accounts();
            table.addWithKey("alice", "cal_key");
            table.delete("alice");
            assertThat(table.read()).as("it is followed again").containsKey("alice");

            table.change("alice", Account.State.REMOVED);
            table.delete("alice");
            assertThat(table.read()).isEmpty();
        }
    }

    @Test
    void tooFewAccountsAreRefused() {
        assertThatThrownBy(() -> ManyAccounts.run(5, System.out)).hasMessageContaining("6 or more, but is 5");
        assertThatThrownBy(() -> ManyAccounts.main("many")).hasMessage("The number of accounts must be a number, but is 'many'");
    }
}
