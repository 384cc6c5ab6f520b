package io.github.camelcalcom.pacing;

/** Priority of a call that waits for the rate limit, in descending order. */
public enum CallPriority {
    HIGH, NORMAL, LOW
}
