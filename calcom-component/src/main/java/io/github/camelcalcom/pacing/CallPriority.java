package io.github.camelcalcom.pacing;

/** Priority of a call that waits for the server's limit, in descending order. */
public enum CallPriority {
    HIGH, NORMAL, LOW
}
