/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

/** What happens to a subscription when its endpoint stops. */
public enum StopAction {
    /** Nothing: a restart loses no delivery that arrives while the endpoint runs. */
    KEEP,
    /** It stays at the server but sends nothing. */
    DISABLE,
    /** It is deleted. */
    DELETE
}
