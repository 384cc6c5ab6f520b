/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Java records for the requests, responses and webhook events of the API, and the classes that read and write them. The module needs Jackson
 * only, so that a test, or a service that receives what a route has sent, uses the same types without Camel. Each family has a package of its
 * own; nothing here calls a server.
 */
package io.github.camelcalcom.model;
