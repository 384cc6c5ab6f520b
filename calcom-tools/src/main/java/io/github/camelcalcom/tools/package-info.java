/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The operations of the catalogue as tools for language models. A tool is data: a name, a description, a JSON Schema of its arguments and
 * hints. Nothing here calls the API.
 */
package io.github.camelcalcom.tools;
