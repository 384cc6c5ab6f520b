/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Availability;

/** Parser for the availabilities in the overlay. */
final class Availabilities {

    private Availabilities() {
    }

    static Availability of(String label) {
        return Arrays.stream(Availability.values()).filter(availability -> availability.label().equals(label)).findFirst()
                .orElseThrow(() -> new InvalidCatalogException("Unknown availability '" + label + "' in the overlay. Valid are: "
                        + Arrays.stream(Availability.values()).map(Availability::label).collect(Collectors.joining(", "))));
    }
}
