package io.github.camelcalcom.client;

/** The head of an answer and the control over its body. */
public interface TransportResponse {

    /** The HTTP status code. */
    int statusCode();

    /**
     * A header's first value.
     *
     * @param  name in any case
     * @return      null if the answer does not have it
     */
    String header(String name);

    /** Stops the delivery of chunks. May be called from any thread. */
    void pause();

    /** Goes on with the delivery of chunks. May be called from any thread. */
    void resume();

    /** Gives up the rest of the answer and its connection. The listener is told nothing more. May be called from any thread. */
    void abandon();
}
