/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The texts of calendar invites of an organization or an event type.
 *
 * @param texts {@code {host{mode,template},guest{mode,template}}}; must not be modified
 */
public record InviteTexts(Owner owner, ObjectNode texts) {

    /**
     * What the texts belong to. One of both is null.
     *
     * @param organizationId organization whose event types inherit them
     * @param eventTypeId    event type that uses them
     */
    public record Owner(Long organizationId, Long eventTypeId) {
    }
}
