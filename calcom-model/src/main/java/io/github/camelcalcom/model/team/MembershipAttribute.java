/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.team;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.github.camelcalcom.model.When;

/** An attribute of a member of an organization. */
public sealed interface MembershipAttribute extends CalcomRecord permits MembershipAttribute.MultiSelect, MembershipAttribute.SingleValue {

    /**
     * An attribute with several values.
     *
     * @param id         the id
     * @param name       the name
     * @param type       the kind of attribute
     * @param options    the values
     * @param additional see {@link CalcomRecord#additional()}
     */
    @When(field = "options")
    record MultiSelect(String id, String name, String type, List<Option> options, Map<String, JsonNode> additional) implements MembershipAttribute {

        public MultiSelect {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public MultiSelect(String id, String name, String type, List<Option> options) {
            this(id, name, type, options, null);
        }
    }

    /**
     * An attribute with one value.
     *
     * @param id         the id
     * @param name       the name
     * @param type       the kind of attribute
     * @param option     the value: a text or a number
     * @param optionId   the id of the value
     * @param additional see {@link CalcomRecord#additional()}
     */
    record SingleValue(
            String id, String name, String type, Object option, String optionId, Map<String, JsonNode> additional) implements MembershipAttribute {

        public SingleValue {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public SingleValue(String id, String name, String type, Object option, String optionId) {
            this(id, name, type, option, optionId, null);
        }
    }

    /**
     * A value of an attribute.
     *
     * @param optionId   the id of the value
     * @param option     the value
     * @param additional see {@link CalcomRecord#additional()}
     */
    record Option(String optionId, String option, Map<String, JsonNode> additional) implements CalcomRecord {

        public Option {
            additional = CalcomJson.copy(additional);
        }

        /** A record with the known fields only. */
        public Option(String optionId, String option) {
            this(optionId, option, null);
        }
    }
}
