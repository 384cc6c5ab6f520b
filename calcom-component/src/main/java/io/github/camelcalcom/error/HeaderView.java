/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.error;

import java.util.function.BiConsumer;

/** The headers of a response, without a copy. Used by one thread, and only during the method call that it is passed to. */
public interface HeaderView {

    /**
     * Returns the first value of a header.
     *
     * @param  name in any case
     * @return      null if the response does not have it
     */
    String header(String name);

    /**
     * Passes on every header. Called only if the usual headers are missing, so it need not be fast.
     *
     * @param headers accepts the name of a header, in any case, and its value
     */
    void forEach(BiConsumer<String, String> headers);
}
