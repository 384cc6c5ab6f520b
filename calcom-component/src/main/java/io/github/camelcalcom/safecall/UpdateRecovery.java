/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;

/** Changes one booking or reserves one slot, and reads its state if the answer was lost. */
final class UpdateRecovery extends Recovery {

    private final UpdateRule rule;
    private StateCheck check;

    UpdateRecovery(SafeCalls calls, CalcomRequest request, ChangeAttempt attempt, UpdateRule rule, boolean mayBeDone) {
        super(calls, request, attempt, mayBeDone);
        this.rule = rule;
    }

    /** Copies of a message each get their own result: the second one looks before it sends. */
    @Override
    CalcomResponse sharedResult(CallAttempt.Turn other) {
        mayBeDone = true;
        return null;
    }

    @Override
    Outcome firstLook() throws CalcomException {
        return look(true);
    }

    @Override
    boolean isSentAfter(Outcome outcome) {
        return outcome instanceof Outcome.NotApplied || outcome instanceof Outcome.Unknown && !rule.waits();
    }

    @Override
    boolean isSentAfterFailedLook(Exception failure) throws CalcomException {
        if (FailureKind.of(failure).isTemporary()) {
            return false;
        }
        if (failure instanceof CalcomNotFoundException || !rule.waits()) {
            mayBeDone = false;
            return true;
        }
        throw lookUpFailed(failure);
    }

    @Override
    boolean isUnclear(CalcomException failure) {
        return FailureKind.of(failure) == FailureKind.UNCLEAR || rule == UpdateRule.CANCEL && check().isLostRace(failure);
    }

    @Override
    CalcomResponse lookAfter(CalcomException failure) throws CalcomException {
        if (isUnclear(failure)) {
            return lookUntilDecided();
        }
        FailureKind kind = FailureKind.of(failure);
        if (kind == FailureKind.REFUSED && (mayBeDone || wasSentAgain())) {
            return lookAfterRefusal(failure);
        }
        if (kind == FailureKind.NOT_EXECUTED && wasSentAgain() && !rule.waits()) {
            return lookUntilDecided();
        }
        throw failure;
    }

    /** The server may have refused the request since an earlier one was executed. */
    private CalcomResponse lookAfterRefusal(CalcomException refusal) throws CalcomException {
        Outcome outcome;
        try {
            outcome = look(true);
        } catch (CalcomException | IllegalArgumentException failure) {
            throw lookUpFailed(failure);
        }
        if (outcome instanceof Outcome.NotApplied || !wasEarlierSent() && !(outcome instanceof Outcome.Done)) {
            throw refusal;
        }
        return decideOrLookOn(outcome);
    }

    @Override
    Outcome look(boolean thorough) throws CalcomException {
        return rule.look(check());
    }

    @Override
    boolean isSentAgain(Outcome.NotApplied outcome, boolean late) throws CalcomException {
        if (!late && rule.waits() || !maySendAgain()) {
            return false;
        }
        if (wasSent() && !rule.waits()) {
            pause();
        }
        return true;
    }

    /** Not needed by a call that succeeds. */
    private StateCheck check() {
        if (check == null) {
            check = new StateCheck(request, calls.lookUps(), this::elapsed);
        }
        return check;
    }
}
