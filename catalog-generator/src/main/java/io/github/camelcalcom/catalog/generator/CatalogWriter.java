/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.Upload;

/** Writes the files of the catalogue. Fields with their default value are omitted; see the reader in the catalogue module. */
final class CatalogWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private CatalogWriter(JsonGenerator json) {
        this.json = json;
    }

    static String index(Collection<String> resources) throws IOException {
        return text(writer -> writer.strings(resources));
    }

    static String operations(List<Operation> operations) throws IOException {
        return text(writer -> writer.array(operations, writer::operation));
    }

    private static String text(Content<CatalogWriter> content) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try (JsonGenerator json = JSON.createGenerator(text).setPrettyPrinter(printer)) {
            content.write(new CatalogWriter(json));
        }
        return text.append('\n').toString();
    }

    private void operation(Operation operation) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", operation.name());
        json.writeStringField("summary", operation.summary());
        if (operation.kind() == Operation.Kind.CALL) {
            json.writeStringField("method", operation.method());
            json.writeStringField("path", operation.path());
            callFacts(operation);
        } else {
            // all other fields are those of the operation that it reads or creates with
            json.writeStringField("kind", operation.kind().name());
            json.writeStringField("reads", operation.reads());
            if (!operation.matches().isEmpty()) {
                json.writeObjectFieldStart("matches");
                for (Map.Entry<String, String> match : operation.matches().entrySet()) {
                    json.writeStringField(match.getKey(), match.getValue());
                }
                json.writeEndObject();
            }
            result(operation.result());
        }
        json.writeEndObject();
    }

    private void callFacts(Operation operation) throws IOException {
        availability(operation.availability());
        flag("deprecated", operation.deprecated());
        versionsAndPaging(operation);
        flag("repeatable", operation.repeatable());
        if (operation.limit() != null) {
            json.writeObjectFieldStart("limit");
            json.writeNumberField("calls", operation.limit().calls());
            json.writeNumberField("seconds", operation.limit().seconds());
            json.writeEndObject();
        }
        if (!operation.authentication().equals(OperationAssembler.CREDENTIALS)) {
            json.writeFieldName("authentication");
            strings(EnumSet.copyOf(operation.authentication()).stream().map(AuthenticationKind::name).toList());
        }
        if (!operation.scopes().isEmpty()) {
            json.writeFieldName("scopes");
            strings(operation.scopes());
        }
        result(operation.result());
        if (!operation.parameters().isEmpty()) {
            json.writeFieldName("parameters");
            array(operation.parameters(), this::parameter);
        }
        if (operation.body() != Operation.Body.NONE) {
            json.writeStringField("body", operation.body().name());
        }
        if (!operation.bodyFields().isEmpty()) {
            json.writeFieldName("bodyFields");
            array(operation.bodyFields(), this::bodyField);
        }
        if (operation.upload() != null) {
            upload(operation.upload());
        }
    }

    private void versionsAndPaging(Operation operation) throws IOException {
        if (!operation.versions().isEmpty()) {
            json.writeObjectFieldStart("versions");
            for (ApiProfile profile : profiles(operation.versions().keySet())) {
                json.writeStringField(profile.label(), operation.version(profile));
            }
            json.writeEndObject();
        }
        if (!operation.paging().isEmpty()) {
            json.writeObjectFieldStart("paging");
            for (ApiProfile profile : profiles(operation.paging().keySet())) {
                json.writeFieldName(profile.label());
                paging(operation.paging(profile));
            }
            json.writeEndObject();
        }
    }

    private void paging(Paging paging) throws IOException {
        json.writeStartObject();
        json.writeStringField("style", paging.style().name());
        json.writeNumberField("maxPageSize", paging.maxPageSize());
        if (!paging.items().equals("data")) {
            json.writeStringField("items", paging.items());
        }
        if (paging.next() != null) {
            json.writeStringField("next", paging.next());
        }
        json.writeEndObject();
    }

    private void result(Operation.Result result) throws IOException {
        json.writeObjectFieldStart("result");
        json.writeStringField("type", result.type());
        json.writeStringField("shape", result.shape().name());
        if (result.select() != null) {
            json.writeStringField("select", result.select());
        }
        json.writeEndObject();
    }

    private void parameter(Parameter parameter) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", parameter.name());
        json.writeStringField("summary", parameter.summary());
        if (parameter.location() != Parameter.Location.QUERY) {
            json.writeStringField("in", parameter.location().name());
        }
        if (parameter.type() != Parameter.Type.STRING) {
            json.writeStringField("type", parameter.type().name());
        }
        if (parameter.arrayStyle() != Parameter.ArrayStyle.NONE) {
            json.writeStringField("arrayStyle", parameter.arrayStyle().name());
        }
        values(parameter.values());
        flag("required", parameter.required());
        availability(parameter.availability());
        if (!parameter.fields().isEmpty()) {
            json.writeFieldName("fields");
            array(parameter.fields(), this::parameter);
        }
        if (parameter.substitute() != null) {
            json.writeStringField("substitute", parameter.substitute());
        }
        json.writeEndObject();
    }

    private void bodyField(BodyField field) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("summary", field.summary());
        json.writeStringField("type", field.type());
        values(field.values());
        flag("required", field.required());
        availability(field.availability());
        json.writeEndObject();
    }

    private void upload(Upload upload) throws IOException {
        json.writeObjectFieldStart("upload");
        json.writeStringField("field", upload.field());
        json.writeFieldName("mediaTypes");
        strings(upload.mediaTypes());
        json.writeNumberField("maxBytes", upload.maxBytes());
        json.writeEndObject();
    }

    private void values(List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeFieldName("values");
            strings(values);
        }
    }

    private void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    private void availability(Availability availability) throws IOException {
        if (availability != Availability.BOTH) {
            json.writeStringField("availability", availability.label());
        }
    }

    private void strings(Collection<String> strings) throws IOException {
        array(strings, json::writeString);
    }

    private <T> void array(Collection<T> elements, Content<T> element) throws IOException {
        json.writeStartArray();
        for (T value : elements) {
            element.write(value);
        }
        json.writeEndArray();
    }

    private static List<ApiProfile> profiles(Collection<ApiProfile> present) {
        return Arrays.stream(ApiProfile.values()).filter(present::contains).toList();
    }

    /** Writes one value. */
    @FunctionalInterface
    private interface Content<T> {
        void write(T value) throws IOException;
    }
}
