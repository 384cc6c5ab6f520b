/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A form whose answers lead to an event type.
 *
 * @param id          the id
 * @param name        the name
 * @param description a text that describes it
 * @param position    the place in the list
 * @param routes      the rules, whose structure is the server's own
 * @param fields      the questions
 * @param settings    the settings
 * @param userId      the number of the user
 * @param teamId      the number of the team
 * @param updatedById the number of the user who changed it last
 * @param disabled    whether it is disabled
 * @param createdAt   when it was created
 * @param updatedAt   when it was changed last
 * @param additional  see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record RoutingForm(
        String id, String name, String description, Integer position, List<Object> routes, List<FormField> fields, Map<String, Object> settings,
        Long userId, Long teamId, Long updatedById, Boolean disabled, Instant createdAt, Instant updatedAt,
        Map<String, JsonNode> additional) implements CalcomRecord {

    public RoutingForm {
        additional = CalcomJson.copy(additional);
    }

    /**
     * A question of a form.
     *
     * @param id          the id
     * @param type        the kind of question
     * @param label       the text of the question
     * @param required    whether an answer is required
     * @param identifier  the name of the answer
     * @param placeholder the text in the empty field
     * @param options     the answers to choose from
     * @param deleted     whether it was removed
     * @param additional  see {@link CalcomRecord#additional()}
     */
    @RecordBuilder
    public record FormField(
            String id, String type, String label, Boolean required, String identifier, String placeholder, List<Object> options, Boolean deleted,
            Map<String, JsonNode> additional) implements CalcomRecord {

        public FormField {
            additional = CalcomJson.copy(additional);
        }
    }
}
