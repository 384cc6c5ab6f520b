package io.github.camelcalcom.benchmarks;

import java.util.Locale;

/**
 * What the component may cost, as a multiple of the yardstick.
 *
 * @param cpu   of processor time, infinite where only bytes count
 * @param bytes of allocated bytes
 */
record Target(double cpu, double bytes) {

    private static final Target ONE_BOOKING = new Target(1.3, 1.5);
    private static final Target PAGE = new Target(Double.POSITIVE_INFINITY, 1.0);

    static Target of(BookingCall call) {
        return call == BookingCall.LIST ? PAGE : ONE_BOOKING;
    }

    /** Compares the medians of the component's ratios, in one line. */
    String verdict(Rounds rounds) {
        String bytesVerdict = verdict("bytes", rounds.ratio(Contender.COMPONENT, Measure.BYTES).median(), bytes);
        if (Double.isInfinite(cpu)) {
            return bytesVerdict;
        }
        return verdict("CPU", rounds.ratio(Contender.COMPONENT, Measure.CPU).median(), cpu) + "; " + bytesVerdict;
    }

    private static String verdict(String what, double ratio, double limit) {
        return String.format(Locale.ROOT, "target for %s %.2f x: %s (%.2f x)", what, limit, ratio <= limit ? "met" : "MISSED", ratio);
    }
}
