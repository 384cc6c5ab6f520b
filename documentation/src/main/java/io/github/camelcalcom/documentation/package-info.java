/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Builds the site of the documentation from the pages that Asciidoctor has converted. It is run by the profile {@code site} only, and is not
 * deployed.
 */
package io.github.camelcalcom.documentation;
