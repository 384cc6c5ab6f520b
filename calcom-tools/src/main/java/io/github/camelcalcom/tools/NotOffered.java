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
