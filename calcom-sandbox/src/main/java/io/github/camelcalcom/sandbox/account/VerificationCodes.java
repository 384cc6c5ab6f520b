/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The codes that a real server sends to mail addresses and phone numbers. As on the real server, a code depends on the address and the time
 * only: it can be used by every caller and any number of times until its quarter of an hour has passed.
 */
public final class VerificationCodes {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int CODES = 1_000_000;

    private VerificationCodes() {
    }

    /** Returns the code of six digits that is valid for an address at a time. */
    public static String of(String address, Instant now) {
        long step = now.getEpochSecond() / STEP.toSeconds();
        CRC32 sum = new CRC32();
        sum.update((address.toLowerCase(Locale.ROOT) + ':' + step).getBytes(StandardCharsets.UTF_8));
        return String.format("%06d", sum.getValue() % CODES);
    }
}
