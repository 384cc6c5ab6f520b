/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * One call of the API: the request, the transport, retries, the response and paging. It waits for credentials and turns, but decides neither who
 * calls nor how fast. No class here knows Camel.
 */
package io.github.camelcalcom.client;
