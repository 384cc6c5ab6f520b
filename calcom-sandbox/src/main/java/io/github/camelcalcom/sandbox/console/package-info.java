/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The console for browsers: its static files, its data as JSON, its event stream, and the protection from pages of other origins. Its
 * requests are not calls of the API, and it must not show secrets.
 */
package io.github.camelcalcom.sandbox.console;
