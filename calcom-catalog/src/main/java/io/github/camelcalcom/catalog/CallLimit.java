package io.github.camelcalcom.catalog;

/**
 * How often one credential may call an operation that has a limit of its own, besides or instead of the limit of the credential. Servers
 * change their limits: this is what is known before an answer tells the limit that holds.
 *
 * @param calls   the most calls of a window, at least 1
 * @param seconds the length of a window, at least 1
 */
public record CallLimit(int calls, int seconds) {

    public CallLimit {
        if (calls < 1 || seconds < 1) {
            throw new IllegalArgumentException("A limit must be at least 1 call per 1 s, but is " + calls + " per " + seconds + " s");
        }
    }

    /** Such as {@code 5 calls per 60 s}. */
    @Override
    public String toString() {
        return calls + (calls == 1 ? " call per " : " calls per ") + seconds + " s";
    }
}
