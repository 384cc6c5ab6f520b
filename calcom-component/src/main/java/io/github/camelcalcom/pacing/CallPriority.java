package io.github.camelcalcom.pacing;

/** Which of the calls that wait for the server's limit goes first. The constants stand in that order. */
public enum CallPriority {
    HIGH, NORMAL, LOW
}
