/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

/**
 * Sends requests to one server. Thread safe.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request on the calling thread and returns when the head of its answer has arrived.
     *
     * @param  request            what to send
     * @param  timeoutMillis      maximum time until the answer has been read completely, including the wait for a connection; greater than 0
     * @return                    the answer, to be closed by the caller
     * @throws TransportException if there is no answer; it says whether the server may have executed the request
     */
    TransportResponse send(TransportRequest request, long timeoutMillis) throws TransportException;

    /**
     * Sends a request whose answer is read as a stream by the caller, for as long as that takes. Such streams leave one connection to other
     * calls.
     *
     * @see #send
     */
    default TransportResponse open(TransportRequest request, long timeoutMillis) throws TransportException {
        return send(request, timeoutMillis);
    }

    /** Closes open connections. Calls in flight fail, and so do later ones. */
    @Override
    void close();

    /** How far a failed request had come. */
    enum Stage {
        /** The server did not execute it: no byte of it was written, or the server or proxy refused it before doing anything with it. */
        NOT_SENT,
        /** It was written, at least in part: the server may have executed it. */
        SENT,
        /** The answer had begun to arrive. */
        ANSWERED
    }
}
