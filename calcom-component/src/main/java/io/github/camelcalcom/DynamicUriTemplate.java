/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.ErrorText;
import org.apache.camel.CamelContext;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * The URI of a dynamic send or poll as the route has it, before its expressions are evaluated. The evaluated URI must have the same options and
 * parameters: data can give values, but never another option. Thread safe.
 */
final class DynamicUriTemplate {

    /** Stands for each expression, which may itself hold the characters that divide a query. */
    private static final String DATA = "CamelCalcomExpression";
    private static final int LONGEST_NAME = 60;

    private final CamelContext context;
    private final String uri;
    private final String skeleton;
    private final Map<String, List<String>> query;
    /** The options that the endpoint gets, by the names of the parameters that it does not get. As many as operations that the URI names. */
    private final Map<Set<String>, Map<String, List<String>>> options = new ConcurrentHashMap<>();

    private DynamicUriTemplate(CamelContext context, String uri) throws URISyntaxException {
        this.context = context;
        this.uri = uri;
        this.skeleton = skeleton(uri);
        this.query = query(skeleton);
    }

    /**
     * The template of a URI with {@code ${...}} in it.
     *
     * @throws IllegalArgumentException if the query cannot be parsed
     */
    static DynamicUriTemplate of(CamelContext context, String originalUri) {
        try {
            return new DynamicUriTemplate(context, EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, originalUri));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The query of a dynamic calcom URI cannot be parsed: " + e.getReason(), e);
        }
    }

    /** The operation that an evaluated URI names. */
    static Operation operation(String evaluated) {
        String path = StringHelper.after(URISupport.stripQuery(evaluated), ":");
        return OperationResolver.resolve(StringHelper.removeStartingCharacters(path, '/'));
    }

    /**
     * Checks that the evaluated URI has the options and parameters of this template.
     *
     * @param  parameters               names of parameters that do not become part of the endpoint's URI
     * @param  advice                   what to do instead, the end of the message
     * @throws IllegalArgumentException if data has changed more than values
     */
    void check(String evaluated, Set<String> parameters, Supplier<String> advice) {
        if (evaluated.equals(uri)) {
            return;
        }
        try {
            Map<String, List<String>> given = query(evaluated);
            requireSameNames(query, given, advice);
            Map<String, List<String>> givenOptions = endpointQuery(without(parameters, evaluated));
            requireSameNames(options(parameters), givenOptions, advice);
            requirePlainValues(query, given, parameters, advice);
            requirePlainValues(options(parameters), givenOptions, parameters, advice);
        } catch (URISyntaxException e) {
            // the reason of the exception quotes the data
            throw refusal("cannot be parsed", advice);
        }
    }

    /** Returns the options that this template gives to an endpoint without some parameters. */
    private Map<String, List<String>> options(Set<String> parameters) throws URISyntaxException {
        Map<String, List<String>> known = options.get(parameters);
        if (known == null) {
            known = endpointQuery(without(parameters, skeleton));
            options.put(parameters, known);
        }
        return known;
    }

    /** Where to put data instead: the headers of the parameters that have an expression. */
    String headers(Operation operation) {
        String names = operation.parameters().stream().map(Parameter::name)
                .filter(name -> query.getOrDefault(name, List.of()).stream().anyMatch(DynamicUriTemplate::hasData))
                .map(RequestTemplate::headerName).collect(Collectors.joining(" or "));
        return "Leave the parameter out of the URI and set the header " + (names.isEmpty() ? "CamelCalcom<Parameter>" : names) + " to the data";
    }

    /**
     * The operation's own parameters that an evaluated URI has, without {@code RAW()}.
     *
     * @return a text for each, or a list if the URI repeats it
     */
    Map<String, Object> parameters(Operation operation, String evaluated) throws URISyntaxException {
        Map<String, Object> all = URISupport.parseQuery(URISupport.extractQuery(evaluated));
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = all.get(parameter.name());
            if (value != null) {
                parameters.put(parameter.name(), value);
            }
        }
        if (evaluated.equals(uri)) {
            RawParameterHelper.resolveRawParameterValues(context, parameters);
        } else {
            // data is no expression: $simple{} in it stays as it is
            URISupport.resolveRawParameterValues(parameters);
        }
        return parameters;
    }

    /** A URI without some of its parameters. */
    static String without(Set<String> parameters, String uri) throws URISyntaxException {
        if (parameters.isEmpty()) {
            return uri;
        }
        Map<String, Object> options = new LinkedHashMap<>(URISupport.parseQuery(URISupport.extractQuery(uri)));
        options.keySet().removeAll(parameters);
        String path = URISupport.stripQuery(uri);
        return options.isEmpty() ? path : path + '?' + URISupport.createQueryString(options, false);
    }

    private void requireSameNames(Map<String, List<String>> expected, Map<String, List<String>> evaluated, Supplier<String> advice) {
        if (query.keySet().stream().anyMatch(DynamicUriTemplate::hasData)) {
            throw refusal("takes names of parameters from data", advice);
        }
        TreeSet<String> changed = new TreeSet<>(evaluated.keySet());
        changed.addAll(expected.keySet());
        changed.removeIf(name -> occurrences(expected, name) == occurrences(evaluated, name));
        for (String name : changed) {
            String parameter = "the parameter '" + ErrorText.clean(name, LONGEST_NAME) + "'";
            throw refusal(occurrences(evaluated, name) < occurrences(expected, name) ? "lacks " + parameter
                    : expected.containsKey(name) ? "has " + parameter + " more often than the route" : "has " + parameter
                    + ", which the URI in the route does not name", advice);
        }
    }

    private static int occurrences(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).size();
    }

    /** Camel interprets some values, such as RAW(...) or the reference #bean:name. Those of data must not be among them. */
    private void requirePlainValues(
            Map<String, List<String>> expected, Map<String, List<String>> evaluated, Set<String> parameters, Supplier<String> advice) {
        evaluated.forEach((name, values) -> {
            for (int index = 0; index < values.size(); index++) {
                String template = expected.get(name).get(index);
                String value = values.get(index);
                boolean becomesRaw = isRaw(value) && !isRaw(template);
                boolean becomesReference = !parameters.contains(name) && (value.startsWith("#") && !template.startsWith("#")
                                                                          || value.contains("$simple{") || value.contains("{{"));
                if (hasData(template) && (becomesRaw || becomesReference)) {
                    throw refusal("has data in '" + name + "' that Camel would interpret, such as RAW(, #, $simple{ or {{", advice);
                }
            }
        });
    }

    private IllegalArgumentException refusal(String reason, Supplier<String> advice) {
        return new IllegalArgumentException("The evaluated URI of " + URISupport.stripQuery(skeleton).replace(DATA, "${...}") + ' ' + reason
                                            + ". Data in a URI gives values, it must not change options. " + advice.get());
    }

    private static boolean hasData(String text) {
        return text.contains(DATA);
    }

    private static boolean isRaw(String value) {
        return value.startsWith("RAW(") || value.startsWith("RAW{");
    }

    private static Map<String, List<String>> query(String uri) throws URISyntaxException {
        return lists(URISupport.parseQuery(URISupport.extractQuery(uri)));
    }

    /** The query as Camel reads it when it creates the endpoint, which decodes more than the parsing of a query. */
    private static Map<String, List<String>> endpointQuery(String uri) throws URISyntaxException {
        return lists(URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(EndpointHelper.normalizeEndpointUri(uri)))));
    }

    private static Map<String, List<String>> lists(Map<String, Object> query) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        query.forEach((name, value) -> {
            List<String> values = new ArrayList<>();
            if (value instanceof List<?> several) {
                several.forEach(each -> values.add(String.valueOf(each)));
            } else {
                values.add(String.valueOf(value));
            }
            lists.put(name, values);
        });
        return lists;
    }

    /** The URI with one word in the place of each expression; an expression may hold others. */
    private static String skeleton(String uri) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int index = 0; index < uri.length(); index++) {
            int start = uri.startsWith("${", index) ? 2 : uri.startsWith("$simple{", index) ? "$simple{".length() : 0;
            if (start > 0) {
                text.append(depth++ == 0 ? DATA : "");
                index += start - 1;
            } else if (depth == 0) {
                text.append(uri.charAt(index));
            } else if (uri.startsWith("\\}", index)) {
                index++;
            } else if (uri.charAt(index) == '}') {
                depth--;
            }
        }
        return text.toString();
    }
}
