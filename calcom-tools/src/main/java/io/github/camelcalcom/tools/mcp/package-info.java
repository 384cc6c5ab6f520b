/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The tools as a server for the Model Context Protocol, on the official Java SDK: over standard input and output, or over HTTP. Only the
 * protocol is here; what a tool does and may do is in the packages {@code tools} and {@code call}.
 */
package io.github.camelcalcom.tools.mcp;
