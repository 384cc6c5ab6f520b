/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

/**
 * A text of the API with a set of known values, which are constants of the implementing record. A value that is not known is kept, so that a
 * newer server does not break a reader. Two are equal if their texts are equal.
 */
public interface CalcomText {

    /** Returns the text as the API has it; never null. */
    String value();
}
