package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;

/**
 * An operation made ready for calls to one server: its path split, its parameters in order. Immutable.
 */
public final class RequestTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Operation operation;
    private final ApiProfile profile;
    private final String version;
    private final List<Parameter> parameters;
    private final String[] literals;
    private final int[] segments;

    /**
     * @param operation  of kind {@link Operation.Kind#CALL}
     * @param profile    which server it is called on
     * @param apiVersion overrides the version header of the catalogue unless null
     * @param basePath   what the server wants before the path of the operation, such as {@code /api}; empty for most
     */
    public RequestTemplate(Operation operation, ApiProfile profile, String apiVersion, String basePath) {
        this.operation = operation;
        this.profile = profile;
        this.version = apiVersion != null ? apiVersion : documentedVersion(operation, profile);
        this.parameters = operation.parameters(profile);
        List<String> texts = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(operation.path());
        int position = 0;
        while (matcher.find()) {
            texts.add(operation.path().substring(position, matcher.start()));
            indexes.add(indexOf(matcher.group(1)));
            position = matcher.end();
        }
        texts.add(operation.path().substring(position));
        texts.set(0, basePath + texts.get(0));
        this.literals = texts.toArray(String[]::new);
        this.segments = indexes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A self-hosted server that has an operation of the hosted service knows it by the hosted version. */
    private static String documentedVersion(Operation operation, ApiProfile profile) {
        boolean elsewhere = !operation.availability().includes(profile) && operation.availability() == Availability.HOSTED;
        return operation.version(elsewhere ? ApiProfile.HOSTED : profile);
    }

    /** The operation that is called. */
    public Operation operation() {
        return operation;
    }

    /** The parameters that the server knows; values are handed over in this order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** How the list is paged, or null if it is not. */
    public Paging paging() {
        return operation.paging(profile);
    }

    /**
     * The place of a parameter in {@link #parameters()}.
     *
     * @throws IllegalArgumentException if the operation has no such parameter on this server
     */
    public int indexOf(String name) {
        for (int index = 0; index < parameters.size(); index++) {
            if (parameters.get(index).name().equals(name)) {
                return index;
            }
        }
        throw new IllegalArgumentException("The operation " + operation.uri() + " has no parameter " + name + " on a "
                                           + profile.label() + " server. It has: "
                                           + String.join(", ", parameters.stream().map(Parameter::name).toList()));
    }

    String version() {
        return version;
    }

    /**
     * Path and query for these values.
     *
     * @param  values                   in the order of {@link #parameters()}, null for a parameter that is not given
     * @throws IllegalArgumentException if a required parameter is missing or a value is not possible, naming both ways to set it
     */
    String target(Object[] values) {
        StringBuilder target = new StringBuilder(literals[0]);
        for (int index = 0; index < segments.length; index++) {
            target.append(segment(parameters.get(segments[index]), values[segments[index]])).append(literals[index + 1]);
        }
        char separator = '?';
        for (int index = 0; index < values.length; index++) {
            Parameter parameter = parameters.get(index);
            if (parameter.location() == Parameter.Location.QUERY) {
                if (values[index] != null) {
                    appendQuery(target, separator, parameter, values[index]);
                    separator = '&';
                } else if (parameter.required()) {
                    throw missing(parameter);
                }
            }
        }
        return target.toString();
    }

    private String segment(Parameter parameter, Object value) {
        if (value == null) {
            throw missing(parameter);
        }
        String text = String.join(",", ParameterText.of(parameter, value));
        if (text.isEmpty()) {
            throw missing(parameter);
        }
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("Invalid value '" + text + "' of the path parameter " + parameter.name() + " of "
                                               + operation.uri() + ": it would change the path");
        }
        return parameter.type() == Parameter.Type.RAW_PATH ? RawOperation.checkedPath(text) : ParameterText.encode(text);
    }

    private static void appendQuery(StringBuilder target, char separator, Parameter parameter, Object value) {
        List<String> texts = ParameterText.of(parameter, value);
        if (parameter.arrayStyle() == Parameter.ArrayStyle.REPEAT) {
            char next = separator;
            for (String text : texts) {
                target.append(next).append(parameter.name()).append('=').append(ParameterText.encode(text));
                next = '&';
            }
        } else {
            target.append(separator).append(parameter.name()).append('=');
            for (int index = 0; index < texts.size(); index++) {
                target.append(index == 0 ? "" : ",").append(ParameterText.encode(texts.get(index)));
            }
        }
    }

    private IllegalArgumentException missing(Parameter parameter) {
        String kind = parameter.location() == Parameter.Location.PATH ? "path parameter" : "required parameter";
        return new IllegalArgumentException("Missing " + kind + " " + parameter.name() + " of " + operation.uri() + ": set the option "
                                            + parameter.name() + " or the header " + headerName(parameter.name()));
    }

    /** The message header that carries a parameter: {@code CamelCalcomBookingUid} for {@code bookingUid}. */
    public static String headerName(String parameter) {
        return "CamelCalcom" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1);
    }
}
