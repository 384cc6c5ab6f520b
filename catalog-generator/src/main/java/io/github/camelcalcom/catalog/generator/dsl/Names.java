/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator.dsl;

import java.util.Locale;

import javax.lang.model.SourceVersion;

/** Java names for the names of the catalogue. */
final class Names {

    private Names() {
    }

    /** Returns the name of a type: {@code OrgTeamBookings} for {@code org-team-bookings}. */
    static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : name.split("-")) {
            type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return type.toString();
    }

    /** Returns the name of a method: {@code orgTeamBookings} for {@code org-team-bookings}. A reserved word gets an underscore. */
    static String member(String name) {
        String type = type(name);
        String member = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return SourceVersion.isKeyword(member) ? member + '_' : member;
    }

    /** Returns the name of a constant: {@code ROUND_ROBIN} for {@code roundRobin}. */
    static String constant(String value) {
        String words = value.replace("*", "any").replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        String constant = words.toUpperCase(Locale.ROOT);
        return Character.isDigit(constant.charAt(0)) ? '_' + constant : constant;
    }
}
