/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools;

/**
 * The effects of a tool, as the Model Context Protocol describes them to clients. Clients must not rely on hints for security; the server
 * enforces its rules itself.
 *
 * @param readOnly    whether it changes nothing
 * @param destructive whether it removes or replaces what exists, or withdraws what others rely on
 * @param idempotent  whether calling it twice with the same arguments has the same effect as calling it once
 */
public record ToolHints(boolean readOnly, boolean destructive, boolean idempotent) {
}
