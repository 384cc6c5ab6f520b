/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The data of a sandbox in memory: entities, tables and indexes, used on one event loop. It knows neither HTTP nor any operation, and
 * contains no rules of the API. Users import the entities from tests.
 */
package io.github.camelcalcom.sandbox.state;
