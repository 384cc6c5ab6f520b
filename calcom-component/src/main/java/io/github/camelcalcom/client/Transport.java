package io.github.camelcalcom.client;

import java.nio.ByteBuffer;

/**
 * Sends one request and hands on its answer as it arrives. Thread safe.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request without blocking.
     *
     * @param request  what to send
     * @param listener is told of the answer, on one thread at a time; that thread must not be blocked
     */
    void send(TransportRequest request, Listener listener);

    /** Ends open connections. Calls in flight fail. */
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
         * @param cause why
         * @param stage how far the request had come
         */
        void onFailure(Throwable cause, Stage stage);
    }

    /** How far a failed request had come. */
    enum Stage {
        /** No byte of it was written: the server surely did not execute it. */
        NOT_SENT,
        /** It was written at least in part: the server may have executed it. */
        SENT,
        /** The answer had begun to arrive. */
        ANSWERED
    }
}
