/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Calls of tools. A call is checked against the schema of its tool, agreed to by a person where that is required, and made by the Camel
 * component, so that pacing, safe booking and redaction hold. Nothing here knows the Model Context Protocol.
 */
package io.github.camelcalcom.tools.call;
