/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.camel.support.task.Tasks;
import org.apache.camel.support.task.budget.Budgets;
import org.apache.camel.util.StopWatch;

/**
 * Follows the accounts of a table, and changes the table meanwhile: accounts are added, paused, removed, and one of them has a dead key. One more is
 * removed while the application does not run. Prints a line for each step and exits with 0 if each account was followed when it should be.
 */
public final class ManyAccounts implements AutoCloseable {

    private static final String PAUSED = "account-1";
    private static final String REMOVED = "account-2";
    private static final String REMOVED_MEANWHILE = "account-3";
    private static final String DEAD = "account-4";
    private static final int LEAST_ACCOUNTS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<String, List<String>> booked = new HashMap<>();
    private final Companies companies;
    private final Database database;
    private final PrintStream output;
    private final int accounts;
    private final int port = Application.freePort();
    private Application application;

    private ManyAccounts(Companies companies, Database database, int accounts, PrintStream output) throws Exception {
        this.companies = companies;
        this.database = database;
        this.accounts = accounts;
        this.output = output;
        application = new Application(companies, database, port, Map.of());
    }

    /**
     * @param  arguments the number of accounts, 20 by default
     * @throws Exception if an account was not followed as it should be
     */
    public static void main(String... arguments) throws Exception {
        run(arguments.length == 0 ? 20 : number(arguments[0]), System.out);
    }

    private static int number(String argument) {
        try {
            return Integer.parseInt(argument);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The number of accounts must be a number, but is '" + argument + "'", e);
        }
    }

    static void run(int accounts, PrintStream output) throws Exception {
        if (accounts < LEAST_ACCOUNTS) {
            throw new IllegalArgumentException("The number of accounts must be " + LEAST_ACCOUNTS + " or more, but is " + accounts);
        }
        try (Companies companies = new Companies(accounts + 1); Database database = new Database();
                ManyAccounts run = new ManyAccounts(companies, database, accounts, output)) {
            run.run();
        }
    }

    private void run() throws Exception {
        StopWatch watch = new StopWatch();
        for (int number = 1; number <= accounts; number++) {
            add(number);
        }
        await("the webhooks of all accounts", () -> companies.webhooks().size() == 2 * accounts && application.down().isEmpty());
        output.printf("%d accounts are followed after %d ms, a third of them managed users; all feeds share 4 threads%n", accounts, watch.taken());
        book(all());
        awaitChanges(all());

        changeTheTable();
        List<Account> before = all();
        book(before);
        List<Account> followed = before.stream().filter(account -> !account.name().equals(PAUSED) && !account.name().equals(DEAD)).toList();
        awaitChanges(followed);
        output.printf("DOWN: %s%n", String.join(", ", application.down()));

        table().change(PAUSED, Account.State.ACTIVE);
        table().changeKey(DEAD, companies.key(DEAD));
        awaitChanges(all());
        await("health checks that are UP", () -> application.down().isEmpty());
        output.println(PAUSED + " goes on, and " + DEAD + " has its key again: their changes came late, and once");
        check();

        restart();
        companies.passMeetings();
        await("an event of each account", () -> all().stream().allMatch(account -> application.events(account.name()).contains("MEETING_STARTED")));
        output.println("the webhook of each account has received MEETING_STARTED, which no feed shows");
        check();
        output.println("each account has its own changes, each of them once");
    }

    private void add(int number) throws Exception {
        String name = "account-" + number;
        if (number % 3 == 0) {
            table().addManagedUser(name, companies.managedUser(name));
        } else {
            table().addWithKey(name, companies.key(name));
        }
    }

    private void changeTheTable() throws Exception {
        table().change(PAUSED, Account.State.PAUSED);
        table().change(REMOVED, Account.State.REMOVED);
        table().changeKey(DEAD, "cal_dead");
        add(accounts + 1);
        await("a paused account", () -> application.context().getRoute(PAUSED) == null);
        awaitRemoval(REMOVED);
        await("an added account", () -> webhooks("account-" + (accounts + 1)) == 2);
        await("an account with a dead key", () -> application.down().contains("consumer:" + DEAD));
        output.printf("%s is paused, %s is removed with its webhooks, account-%d is added, %s has a dead key%n", PAUSED, REMOVED, accounts + 1, DEAD);
    }

    /** An account is removed while the application does not run. */
    private void restart() throws Exception {
        application.close();
        table().change(REMOVED_MEANWHILE, Account.State.REMOVED);
        long left = webhooks(REMOVED_MEANWHILE);
        application = new Application(companies, database, port, Map.of());
        awaitRemoval(REMOVED_MEANWHILE);
        output.printf("%s was removed while the application did not run; %d webhooks of it are deleted after the start%n", REMOVED_MEANWHILE, left);
        await("the webhooks of the other accounts", () -> all().stream().allMatch(account -> application.follows(account.name()))
                && application.down().isEmpty());
        // the application that was started has only what comes now
        booked.clear();
        book(all());
        awaitChanges(all());
    }

    /** The row is deleted after the webhooks. */
    private void awaitRemoval(String account) throws Exception {
        await("a removed account", () -> !table().read().containsKey(account));
        if (webhooks(account) > 0) {
            throw new IllegalStateException(account + " was removed, but its webhooks were not: " + companies.webhooks());
        }
    }

    private long webhooks(String account) {
        return companies.webhooks().stream().filter(path -> path.startsWith('/' + account + '/')).count();
    }

    private AccountTable table() {
        return database.accounts();
    }

    private List<Account> all() throws Exception {
        return List.copyOf(table().read().values());
    }

    private void book(List<Account> there) {
        for (Account account : there) {
            booked.computeIfAbsent(account.name(), first -> new ArrayList<>()).add(companies.book(account));
        }
        output.printf("booked in %d accounts%n", there.size());
    }

    private void awaitChanges(List<Account> there) {
        StopWatch watch = new StopWatch();
        await("the changes of all accounts", () -> there.stream().allMatch(account -> application.changes(account.name())
                .containsAll(booked.getOrDefault(account.name(), List.of()))));
        output.printf("delivered in %d accounts, the last one after %d ms%n", there.size(), watch.taken());
    }

    /** No change came twice, and none to another account or after its account was removed. */
    private void check() {
        booked.forEach((account, uids) -> {
            if (!application.changes(account).equals(uids)) {
                throw new IllegalStateException(account + " has the changes " + application.changes(account) + ", not " + uids);
            }
        });
    }

    static void await(String what, Callable<Boolean> condition) {
        boolean holds = Tasks.foregroundTask()
                .withBudget(Budgets.iterationTimeBudget().withInterval(Duration.ofMillis(50)).withMaxDuration(PATIENCE).build())
                .withName(what).build().run(null, () -> {
                    try {
                        return condition.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        if (!holds) {
            throw new IllegalStateException(what + ": not within " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
