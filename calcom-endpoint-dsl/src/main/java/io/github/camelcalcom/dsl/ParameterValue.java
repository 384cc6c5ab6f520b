/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

/** One of the fixed values of a parameter. */
public interface ParameterValue {

    /** Returns the value as the API expects it. */
    String value();
}
