/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;
import io.soabase.recordbuilder.core.RecordBuilder;

/** A question on the booking form. */
public sealed interface BookingField extends CalcomRecord permits BookingField.Choice, BookingField.Input {

    /** Returns the kind of the question. */
    BookingFieldType type();

    /** Returns the name of the answer in bookings; null for a standard question in a request. */
    String slug();

    /**
     * A question with answers to choose from.
     *
     * @param type             the kind
     * @param slug             the name of the answer in bookings
     * @param label            the text of the question
     * @param required         whether an answer is required
     * @param options          the answers to choose from
     * @param placeholder      the text in the empty field
     * @param disableOnPrefill whether the answer cannot be changed if the address of the page has it
     * @param hidden           whether the question is hidden
     * @param isDefault        whether it is a standard one
     * @param additional       see {@link CalcomRecord#additional()}
     */
    @When(field = "options")
    @RecordBuilder
    record Choice(
            BookingFieldType type, String slug, String label, Boolean required, List<String> options, String placeholder, Boolean disableOnPrefill,
            Boolean hidden, Boolean isDefault, Map<String, JsonNode> additional) implements BookingField {

        public Choice {
            additional = CalcomJson.copy(additional);
        }
    }

    /**
     * Any other question.
     *
     * @param type             the kind
     * @param slug             the name of the answer in bookings
     * @param label            the text of the question
     * @param required         whether an answer is required
     * @param placeholder      the text in the empty field
     * @param disableOnPrefill whether the answer cannot be changed if the address of the page has it
     * @param hidden           whether the question is hidden
     * @param isDefault        whether it is a standard one
     * @param additional       see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    record Input(
            BookingFieldType type, String slug, String label, Boolean required, String placeholder, Boolean disableOnPrefill, Boolean hidden,
            Boolean isDefault, Map<String, JsonNode> additional) implements BookingField {

        public Input {
            additional = CalcomJson.copy(additional);
        }
    }
}
