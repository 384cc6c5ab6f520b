/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The exceptions of failed calls, and how the responses of servers are read for them. Masks credentials in all texts. Knows Camel as the
 * superclass of exceptions only.
 */
package io.github.camelcalcom.error;
