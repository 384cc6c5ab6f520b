/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

import java.util.List;

/**
 * Operations that are never tools, whatever is selected.
 *
 * @param operations patterns of operations, such as {@code api-keys/*}
 * @param reason     why, as a sentence
 */
public record NotOffered(List<String> operations, String reason) {

    public NotOffered {
        operations = List.copyOf(operations);
    }
}
