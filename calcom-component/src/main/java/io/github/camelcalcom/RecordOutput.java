/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.RawOperation;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.model.RecordType;

/** Makes records of results, for {@code output=model}. Thread safe. */
final class RecordOutput {

    /** Null for an operation without a result. */
    private final RecordType type;

    private RecordOutput(RecordType type) {
        this.type = type;
    }

    /**
     * Returns the records of an operation, or null if the output is not records.
     *
     * @throws IllegalArgumentException if the output is records and the result of the operation has none
     */
    static RecordOutput of(Operation operation, CalcomConfiguration configuration) {
        if (configuration.getOutput() != OutputFormat.MODEL) {
            return null;
        }
        Operation.Result result = operation.result();
        Optional<RecordType> type = RecordType.of(result.type());
        boolean isRaw = operation.resource().equals(RawOperation.RESOURCE);
        boolean isWithoutResult = !isRaw && (result.shape() == Operation.Result.Shape.NOTHING || result.shape() == Operation.Result.Shape.REDIRECT);
        if (type.isEmpty() && !isWithoutResult && !result.type().equals("String")) {
            throw new IllegalArgumentException("output=model is not possible with calcom:" + operation.uri() + ": there is no record for its result "
                                               + result.type() + "; use map or json");
        }
        return new RecordOutput(type.orElse(null));
    }

    /** Returns a result as a record or a list of records. A result that is not an object or a list stays as it is. */
    Object record(Object result) {
        return type == null ? result : type.read(result);
    }

    /** Returns the payload of a delivery as a record. A payload that is not an object stays as it is. */
    Object payload(Object payload) {
        return payload instanceof Map ? record(payload) : payload;
    }

    /** Returns the items as records. */
    Iterator<Object> records(Iterator<Object> items) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                return record(items.next());
            }
        };
    }
}
