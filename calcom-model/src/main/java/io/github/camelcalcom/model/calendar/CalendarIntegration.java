/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.calendar;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A calendar service.
 *
 * @param appData        data of the service
 * @param dirName        the folder of the service in the server
 * @param template       the template of the service
 * @param name           the name
 * @param description    a text that describes it
 * @param installed      whether the server has it
 * @param type           the kind of service
 * @param title          the name to show
 * @param variant        the variant of the service
 * @param category       the category
 * @param categories     the categories
 * @param logo           the address of the logo
 * @param publisher      the publisher
 * @param slug           the short name
 * @param url            the address of the service
 * @param email          the e-mail address of the publisher
 * @param isTemplate     whether it is a template
 * @param locationOption the location that it offers
 * @param additional     see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record CalendarIntegration(
        Object appData, String dirName, @JsonProperty("__template") String template, String name, String description, Boolean installed, String type,
        String title, String variant, String category, List<String> categories, String logo, String publisher, String slug, String url, String email,
        Boolean isTemplate, Object locationOption, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalendarIntegration {
        additional = CalcomJson.copy(additional);
    }
}
