/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.pacing;

import java.util.concurrent.TimeUnit;

/**
 * The values that the server does not announce. PacerTuningTest measures what each of them saves and costs.
 *
 * @param callsBeforeFirstAnswer    the number of calls that are sent before the first response of a window shows how much of it others have used
 * @param longestWaitForFirstAnswer the nanoseconds for which calls wait for that response
 * @param windowsWithCare           the number of windows for which other clients of the credential are taken into account, once a window has
 *                                  shown that there are some. The first call of such a window goes alone
 * @param share                     the divisor of the remaining calls: the quotient is the number of calls that may then be in flight
 * @param keptForOthers             the number of calls of a window that are then left unused
 */
record PacingTuning(int callsBeforeFirstAnswer, long longestWaitForFirstAnswer, int windowsWithCare, int share, int keptForOthers) {

    /**
     * Measured with 120 calls a minute:
     * <ul>
     * <li>16 calls before the first response: up to 16 threads never wait at the beginning of a window. If others have used up the limit, that
     * costs 16 refusals. Without this limit, it costs one refusal for each call of a burst.
     * <li>1 s for the first response: with 0.1 s, a slow first response lets calls be sent into a blocked window, and refusals more than
     * double. A longer time saves no refusals, and calls wait longer if the server does not answer.
     * <li>5 windows with care: two clients with the same credential, which use all of it for ten minutes, see 35 refusals instead of 390. One
     * window is not enough, and more than five save nothing. A client alone is not affected.
     * <li>A share of 4: with 1 the same two clients see 380, with 2 they see 80. With 8 they see 25, and finish later.
     * <li>1 call kept: without it the same two clients see 85. With 2 they see 35 as well, and a client beside one that calls rarely needs
     * a tenth more time.
     * </ul>
     */
    static final PacingTuning DEFAULT = new PacingTuning(16, TimeUnit.SECONDS.toNanos(1), 5, 4, 1);
}
