/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

/** The headers that every contender sends and the server requires. */
final class ApiHeaders {

    static final String API_KEY = "cal_benchmark_0123456789abcdef0123456789abcdef";
    static final String AUTHORIZATION = "Bearer " + API_KEY;
    static final String VERSION_HEADER = "cal-api-version";
    static final String VERSION = "2024-08-13";
    static final String JSON = "application/json";

    private ApiHeaders() {
    }
}
