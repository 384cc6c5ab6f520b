package io.github.camelcalcom.client;

import io.github.camelcalcom.error.HeaderView;

/** The head of an answer and the control over its body. */
public interface TransportResponse extends HeaderView {

    /** The HTTP status code. */
    int statusCode();

    /** Stops the delivery of chunks. May be called from any thread. */
    void pause();

    /** Goes on with the delivery of chunks. May be called from any thread. */
    void resume();

    /** Gives up the rest of the answer and its connection. The listener is told nothing more. May be called from any thread. */
    void abandon();
}
