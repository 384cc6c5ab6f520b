package io.github.camelcalcom.changes;

/** A way to read all changes since the ledger's watermark, whatever changes meanwhile. */
interface ChangeReader {

    /** Reads to the end, or until the reading is stopped or held. */
    void read(Reading reading) throws Exception;
}
