/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Teams with or without an organization: settings, memberships, invitations and workflows. Operations on organizations themselves are in
 * {@code organizations}.
 */
package io.github.camelcalcom.sandbox.teams;
