package io.github.camelcalcom.auth;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Issues what a test says and remembers what it was asked to refresh. */
final class ScriptedIssuer implements TokenIssuer {

    private final List<Tokens> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Tokens, CompletableFuture<Tokens>> script;
    private volatile boolean withoutMeans;

    ScriptedIssuer answer(Function<Tokens, CompletableFuture<Tokens>> newScript) {
        script = newScript;
        return this;
    }

    ScriptedIssuer answer(Tokens tokens) {
        return answer(current -> CompletableFuture.completedFuture(tokens));
    }

    ScriptedIssuer fail(Exception failure) {
        return answer(current -> CompletableFuture.failedFuture(failure));
    }

    /** Answers nothing until the test completes the future. */
    CompletableFuture<Tokens> hold() {
        CompletableFuture<Tokens> answer = new CompletableFuture<>();
        answer(current -> answer);
        return answer;
    }

    ScriptedIssuer withoutMeans() {
        withoutMeans = true;
        return this;
    }

    /** What was to be refreshed, call by call; null where there was nothing yet. */
    List<Tokens> asked() {
        return asked;
    }

    @Override
    public boolean canIssue(Tokens current) {
        return !withoutMeans;
    }

    @Override
    public CompletableFuture<Tokens> issue(Tokens current) {
        asked.add(current);
        return script.apply(current);
    }
}
