/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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
                "each account has its own changes, each of them once")
                .containsPattern("DOWN: .*consumer:account-4").doesNotContain("cal_dead");
    }

    @Test
    void aNameThatCannotBePartOfAUriIsRefused() {
        assertThatThrownBy(() -> new Account("a&apiKey=b", "cal_key", null, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a&apiKey=b'").hasMessageContaining("letters, digits and hyphens").hasMessageNotContaining("cal_key");
    }

    @Test
    void anAccountHasOneCredential() {
        assertThatThrownBy(() -> new Account("alice", null, null, false)).hasMessageContaining("'alice'").hasMessageContaining("not both");
        assertThatThrownBy(() -> new Account("alice", "cal_key", 7L, false)).hasMessageContaining("'alice'").hasMessageNotContaining("cal_key");
    }

    @Test
    void noKeyIsInTheUriOrTheTextOfAnAccount() {
        Account account = new Account("alice", "cal_key", null, false);

        assertThat(account.caller() + account).doesNotContain("cal_key");
    }

    @Test
    void tooFewAccountsAreRefused() {
        assertThatThrownBy(() -> ManyAccounts.run(5, System.out)).hasMessageContaining("6 or more, but is 5");
    }
}
