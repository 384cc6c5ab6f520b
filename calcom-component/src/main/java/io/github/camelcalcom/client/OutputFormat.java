/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

/** How an answer is handed to the route. */
public enum OutputFormat {
    /** Maps and lists; timestamps stay ISO texts. */
    MAP,
    /** Records of the module calcom-model, and lists of them. */
    MODEL,
    /** The JSON text of the result. */
    JSON,
    /** The body of the answer as an InputStream, unparsed. */
    RAW
}
