package io.github.camelcalcom.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The codes that would be sent to mail addresses and phone numbers. As on the real server a code follows from the address and the time:
 * it is good for everybody and as often as wanted until its quarter of an hour is over.
 */
public final class VerificationCodes {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int CODES = 1_000_000;

    private VerificationCodes() {
    }

    /** The six digits that are good for an address at a time. */
    public static String of(String address, Instant now) {
        long step = now.getEpochSecond() / STEP.toSeconds();
        CRC32 sum = new CRC32();
        sum.update((address.toLowerCase(Locale.ROOT) + ':' + step).getBytes(StandardCharsets.UTF_8));
        return String.format("%06d", sum.getValue() % CODES);
    }
}
