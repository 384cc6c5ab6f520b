package io.github.camelcalcom.feed;

/**
 * Hands out what is new at the server, each thing once, and remembers in its state what was handed out. Polled by one thread at a time;
 * completions may come from any.
 */
public interface Feed {

    /**
     * Asks the server what is new, and hands it out. Blocks while the server is asked and while the receiver works.
     *
     * @return           how much was delivered
     * @throws Exception if the server cannot be read, if the state cannot be read or written, if too much has failed, or from the receiver;
     *                   what was delivered does not come again
     */
    int poll(Receiver receiver) throws Exception;

    /** Has completions that come from now on count for nothing: a successor goes on from the state as it is now. */
    void close();

    /** What has become of what was handed out. Thread safe. */
    FeedFigures figures();

    /** Takes what a feed hands out, in its order. */
    @FunctionalInterface
    interface Receiver {

        /**
         * Takes an item. Where its processing ends only after this method has returned, what follows of the same id waits for it.
         *
         * @param  failures   how often its delivery has failed so far
         * @param  completion notified once of the result
         * @return            false if the item was not taken and nothing more is wanted in this poll
         * @throws Exception  ends the poll; the item comes again
         */
        boolean receive(FeedItem item, ChangeType type, int failures, Completion completion) throws Exception;

        /**
         * An item whose delivery failed is given up, since the server could not show it again too often.
         *
         * @param id     of the item
         * @param reason of the last failure
         */
        default void givenUp(String id, Exception reason) {
        }
    }

    /** How the processing of an item ended. Thread safe. */
    interface Completion {

        /** It was processed, now or before, and does not come again. */
        void delivered();

        /**
         * It was not processed and comes again with the next poll, unless it has failed too often.
         *
         * @return whether it has failed too often, so that it does not come again
         */
        boolean failed();
    }
}
