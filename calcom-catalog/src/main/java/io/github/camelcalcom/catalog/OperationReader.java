package io.github.camelcalcom.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import static io.github.camelcalcom.catalog.Operation.Body;
import static io.github.camelcalcom.catalog.Operation.Kind;
import static io.github.camelcalcom.catalog.Operation.Result;

/**
 * Reads one resource's file. Fields that equal their default are left out of the files; an unknown field is an error, so that a
 * catalogue of a newer format is never half understood.
 */
final class OperationReader {

    // No lambda in this class: in a fresh JVM, setting one up takes longer than reading a whole file.

    private final JsonParser parser;
    private final String resource;

    OperationReader(JsonParser parser, String resource) {
        this.parser = parser;
        this.resource = resource;
    }

    List<Operation> operations() throws IOException {
        parser.nextToken();
        List<OperationDraft> drafts = new ArrayList<>();
        startArray();
        while (nextElement()) {
            drafts.add(operation());
        }
        List<Operation> operations = new ArrayList<>(drafts.size());
        for (OperationDraft draft : drafts) {
            if (draft.kind != Kind.CALL) {
                draft.takeOver(source(drafts, draft.reads));
            }
            operations.add(draft.toOperation(resource));
        }
        return operations;
    }

    /**
     * One operation, which is read no further than to its end. Null if there is none of that name, or if it is a consumer, which cannot
     * be told without the rest of the file.
     */
    Operation operation(String name) throws IOException {
        parser.nextToken();
        startArray();
        while (nextElement()) {
            OperationDraft draft = operationNamed(name);
            if (draft != null) {
                return draft.kind == Kind.CALL ? draft.toOperation(resource) : null;
            }
        }
        return null;
    }

    private OperationDraft source(List<OperationDraft> drafts, String name) {
        for (OperationDraft draft : drafts) {
            if (draft.kind == Kind.CALL && draft.name.equals(name)) {
                return draft;
            }
        }
        throw new IllegalArgumentException("there is no operation '" + name + "' that a consumer could read");
    }

    private OperationDraft operation() throws IOException {
        return operationNamed(null);
    }

    /** The operation that begins here; null, and nothing of it is kept, if it has another name than the one that is wanted. */
    private OperationDraft operationNamed(String wanted) throws IOException {
        OperationDraft draft = new OperationDraft();
        startObject();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "name" -> {
                    draft.name = text();
                    if (wanted != null && !wanted.equals(draft.name)) {
                        skipToEnd();
                        return null;
                    }
                }
                case "kind" -> draft.kind = constant(Kind.class);
                case "reads" -> draft.reads = text();
                case "method" -> draft.method = text();
                case "path" -> draft.path = text();
                case "versions" -> versions(draft);
                case "paging" -> pagings(draft);
                case "parameters" -> draft.parameters = parameters();
                case "body" -> draft.body = constant(Body.class);
                case "bodyFields" -> draft.bodyFields = bodyFields();
                case "repeatable" -> draft.repeatable = parser.getBooleanValue();
                case "authentication" -> draft.authentication = authentication();
                case "result" -> draft.result = result();
                case "availability" -> draft.availability = availability();
                case "deprecated" -> draft.deprecated = parser.getBooleanValue();
                case "summary" -> draft.summary = text();
                default -> throw unknown(field, "operation");
            }
        }
        return draft.checked();
    }

    private void versions(OperationDraft draft) throws IOException {
        startObject();
        for (String profile = nextField(); profile != null; profile = nextField()) {
            draft.versions.put(ApiProfile.of(profile), text());
        }
    }

    private void pagings(OperationDraft draft) throws IOException {
        startObject();
        for (String profile = nextField(); profile != null; profile = nextField()) {
            draft.paging.put(ApiProfile.of(profile), paging());
        }
    }

    private Set<AuthenticationKind> authentication() throws IOException {
        Set<AuthenticationKind> kinds = EnumSet.noneOf(AuthenticationKind.class);
        startArray();
        while (nextElement()) {
            kinds.add(constant(AuthenticationKind.class));
        }
        return kinds;
    }

    private List<Parameter> parameters() throws IOException {
        List<Parameter> parameters = new ArrayList<>();
        startArray();
        while (nextElement()) {
            parameters.add(parameter());
        }
        return parameters;
    }

    private List<BodyField> bodyFields() throws IOException {
        List<BodyField> fields = new ArrayList<>();
        startArray();
        while (nextElement()) {
            fields.add(bodyField());
        }
        return fields;
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        startArray();
        while (nextElement()) {
            texts.add(text());
        }
        return texts;
    }

    private Parameter parameter() throws IOException {
        String name = null;
        Parameter.Location location = Parameter.Location.QUERY;
        Parameter.Type type = Parameter.Type.STRING;
        Parameter.ArrayStyle arrayStyle = Parameter.ArrayStyle.NONE;
        List<String> values = List.of();
        boolean required = false;
        Availability availability = Availability.BOTH;
        String summary = null;
        startObject();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "name" -> name = text();
                case "in" -> location = constant(Parameter.Location.class);
                case "type" -> type = constant(Parameter.Type.class);
                case "arrayStyle" -> arrayStyle = constant(Parameter.ArrayStyle.class);
                case "values" -> values = texts();
                case "required" -> required = parser.getBooleanValue();
                case "availability" -> availability = availability();
                case "summary" -> summary = text();
                default -> throw unknown(field, "parameter");
            }
        }
        return new Parameter(required(name, "name"), location, type, arrayStyle, values, required, availability,
                required(summary, "summary"));
    }

    private BodyField bodyField() throws IOException {
        String name = null;
        String type = null;
        List<String> values = List.of();
        boolean required = false;
        Availability availability = Availability.BOTH;
        String summary = null;
        startObject();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "name" -> name = text();
                case "type" -> type = text();
                case "values" -> values = texts();
                case "required" -> required = parser.getBooleanValue();
                case "availability" -> availability = availability();
                case "summary" -> summary = text();
                default -> throw unknown(field, "body field");
            }
        }
        return new BodyField(required(name, "name"), required(type, "type"), values, required, availability,
                required(summary, "summary"));
    }

    private Paging paging() throws IOException {
        Paging.Style style = null;
        int maxPageSize = 0;
        String items = "data";
        String next = null;
        startObject();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "style" -> style = constant(Paging.Style.class);
                case "maxPageSize" -> maxPageSize = parser.getIntValue();
                case "items" -> items = text();
                case "next" -> next = text();
                default -> throw unknown(field, "paging");
            }
        }
        return new Paging(required(style, "style"), maxPageSize, items, next);
    }

    private Result result() throws IOException {
        String type = null;
        Result.Shape shape = null;
        String select = null;
        startObject();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "type" -> type = text();
                case "shape" -> shape = constant(Result.Shape.class);
                case "select" -> select = text();
                default -> throw unknown(field, "result");
            }
        }
        return new Result(required(type, "type"), required(shape, "shape"), select);
    }

    private Availability availability() throws IOException {
        String label = text();
        for (Availability availability : Availability.values()) {
            if (availability.label().equals(label)) {
                return availability;
            }
        }
        throw new IllegalArgumentException("unknown availability '" + label + "' at " + position());
    }

    private void startObject() throws IOException {
        expect(JsonToken.START_OBJECT);
    }

    private void startArray() throws IOException {
        expect(JsonToken.START_ARRAY);
    }

    /** Moves to the next field's value and gives its name, or null behind the last one. */
    private String nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    private boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    private String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        return Enum.valueOf(type, text());
    }

    private void expect(JsonToken token) throws IOException {
        if (!parser.hasToken(token)) {
            throw new IllegalArgumentException(token + " expected, but " + parser.currentToken() + " found at " + position());
        }
    }

    private <T> T required(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("field '" + field + "' is missing in what ends at " + position());
        }
        return value;
    }

    private IllegalArgumentException unknown(String field, String holder) {
        return new IllegalArgumentException("unknown field '" + field + "' in " + holder + " at " + position());
    }

    private String position() {
        JsonLocation location = parser.currentTokenLocation();
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Leaves the object that is being read. */
    private void skipToEnd() throws IOException {
        for (int depth = 1; depth > 0;) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IllegalArgumentException("the file ends within an operation");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
    }
}
