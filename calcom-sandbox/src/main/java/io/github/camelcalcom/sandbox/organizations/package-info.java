/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Organizations: members, users, roles, attributes and managed organizations. Teams, with or without an organization, are in {@code
 * teams}, which must not depend on this package.
 */
package io.github.camelcalcom.sandbox.organizations;
