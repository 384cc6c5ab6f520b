/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * The codes of agreements. A code is random, for one use, and valid for one call of one session with the line that the person was shown. A
 * model can therefore neither guess it, nor use it for something else. Thread safe.
 */
final class Confirmations {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8;
    private static final int MAX_CODES = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final RecentEntries<String, Request> requests;

    Confirmations(Duration validity, Clock clock) {
        this.requests = new RecentEntries<>(MAX_CODES, validity, clock);
    }

    /** Returns a code for a call, to be given by {@link #redeem} after the person has agreed. */
    String issue(String session, PreparedCall call, String line) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        requests.put(code.toString(), new Request(session, call.fingerprint(), line));
        return code.toString();
    }

    /** Whether the code was issued for this call, in this session, with this line. It is then used up. */
    boolean redeem(String code, String session, PreparedCall call, String line) {
        return requests.remove(code, new Request(session, call.fingerprint(), line));
    }

    private record Request(String session, String call, String line) {
    }
}
