/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Each of the actions that the product was asked for, by name on the sandbox. */
package io.github.camelcalcom.askedfor;
