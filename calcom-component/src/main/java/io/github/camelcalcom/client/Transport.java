package io.github.camelcalcom.client;

import java.nio.ByteBuffer;

/**
 * Sends one request and hands on its answer as it arrives. Thread safe.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request without blocking. Whatever prevents it is told to the listener, also that this transport is closed.
     *
     * @param request       what to send
     * @param timeoutMillis the most milliseconds until the answer is complete, the wait for a connection included; greater than 0
     * @param listener      is told of the answer, on one thread at a time; that thread must not be blocked
     */
    void send(TransportRequest request, long timeoutMillis, Listener listener);

    /** Ends open connections. Calls in flight fail, and so do later ones. */
    @Override
    void close();

    /**
     * What becomes of a request: either {@link #onFailure} at any time, or {@link #onHead}, any number of {@link #onChunk}
     * and {@link #onEnd}. Nothing follows a failure or the end.
     */
    interface Listener {

        /** Status line and headers have arrived. */
        void onHead(TransportResponse response);

        /** A part of the body. The buffer is valid during the call only. */
        void onChunk(ByteBuffer chunk);

        /** The body is complete. */
        void onEnd();

        /**
         * The call failed.
         *
         * @param cause why; its message is meant for people and names the option that would help where there is one
         * @param stage how far the request had come
         */
        void onFailure(Throwable cause, Stage stage);
    }

    /** How far a failed request had come. */
    enum Stage {
        /**
         * The server surely did not execute it: no byte of it was handed to a connection, or the server's side said that it was
         * refused before anything was done with it.
         */
        NOT_SENT,
        /** It was handed to a connection: the server may have executed it. */
        SENT,
        /** The answer had begun to arrive. */
        ANSWERED
    }
}
