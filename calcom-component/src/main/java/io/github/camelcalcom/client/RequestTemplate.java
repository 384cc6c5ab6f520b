/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Availability;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.catalog.RawOperation;

/**
 * An operation made ready for calls to one server: its path split, its parameters in order. Immutable.
 */
public final class RequestTemplate {

    /** The version of lists of bookings before the one that pages by cursor. The hosted service still answers it. */
    private static final String PAGED_BY_POSITION = "2024-08-13";
    /** The version of the hosted service that pages lists of bookings and of events by cursor, which those before it paged by position. */
    private static final String PAGED_BY_CURSOR = "2026-05-01";
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Operation operation;
    private final ApiProfile profile;
    private final String basePath;
    private final String version;
    private final Paging paging;
    private final RequestTemplate older;
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
        this(operation, profile, basePath, apiVersion != null ? apiVersion : operation.version(documentedProfile(operation, profile)),
                Pages.of(operation, documentedProfile(operation, profile), apiVersion), apiVersion == null && profile == ApiProfile.HOSTED && isPagedByVersion(operation)
                        ? new RequestTemplate(operation, profile, PAGED_BY_POSITION, basePath) : null);
    }

    private RequestTemplate(Operation operation, ApiProfile profile, String basePath, String version, Pages pages, RequestTemplate older) {
        this.older = older;
        this.operation = operation;
        this.profile = profile;
        this.basePath = basePath;
        this.version = version;
        this.paging = pages.paging();
        this.parameters = pages.parameters();
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

    /** A self-hosted server that has an operation of the hosted service knows it by the hosted version, and so with its parameters and pages. */
    private static ApiProfile documentedProfile(Operation operation, ApiProfile profile) {
        return isOfProfileOnly(operation, profile, ApiProfile.HOSTED) ? ApiProfile.HOSTED : profile;
    }

    private static boolean isOfProfileOnly(Operation operation, ApiProfile profile, ApiProfile only) {
        return profile != only && operation.availability().includes(only) && !operation.availability().includes(profile);
    }

    /** Whether the operation is documented for servers of another profile only. */
    public boolean isOfProfileOnly(ApiProfile only) {
        return isOfProfileOnly(operation, profile, only);
    }

    private static boolean isPagedByVersion(Operation operation) {
        Paging hosted = operation.paging(ApiProfile.HOSTED);
        Paging selfHosted = operation.paging(ApiProfile.SELF_HOSTED);
        return hosted != null && selfHosted != null && hosted.style() != selfHosted.style() && operation.version(ApiProfile.HOSTED) != null;
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
        return paging;
    }

    /** The same call, whose pages are selected by the parameters of another style, since the server answered in that style. */
    public RequestTemplate pagedBy(Paging.Style style) {
        if (paging == null || paging.style() == style) {
            return this;
        }
        return new RequestTemplate(operation, profile, basePath, version, new Pages(paging, parameters).by(operation, style), null);
    }

    /** How a list is paged, and its parameters, some of which select a page. */
    private record Pages(Paging paging, List<Parameter> parameters) {

        /**
         * The lists that {@link #PAGED_BY_CURSOR} has changed are paged as in the requested version, whichever server is called. A text that
         * is not a date says nothing about that.
         */
        static Pages of(Operation operation, ApiProfile profile, String apiVersion) {
            Pages documented = new Pages(operation.paging(profile), operation.parameters(profile));
            if (apiVersion == null || !VERSION.matcher(apiVersion).matches()) {
                return documented;
            }
            boolean isNewer = apiVersion.compareTo(PAGED_BY_CURSOR) >= 0;
            if (isPagedByVersion(operation)) {
                ApiProfile like = isNewer ? ApiProfile.HOSTED : ApiProfile.SELF_HOSTED;
                return new Pages(operation.paging(like), operation.parameters(like));
            }
            boolean hasOlder = documented.paging != null && documented.paging.style() == Paging.Style.CURSOR
                    && PAGED_BY_CURSOR.equals(operation.version(ApiProfile.HOSTED));
            return hasOlder && !isNewer ? documented.by(operation, Paging.Style.OFFSET) : documented;
        }

        /** The same list, paged in another style. */
        Pages by(Operation operation, Paging.Style style) {
            List<Parameter> others = new ArrayList<>(parameters);
            others.removeIf(parameter -> isOfPage(paging.style(), parameter.name()));
            others.add(ofPage(style.sizeParameter(), Parameter.Type.INTEGER));
            others.add(ofPage(style.positionParameter(), style == Paging.Style.CURSOR ? Parameter.Type.STRING : Parameter.Type.INTEGER));
            Paging other = Arrays.stream(ApiProfile.values()).map(operation::paging).filter(each -> each != null && each.style() == style)
                    .findFirst().orElseGet(() -> new Paging(style, paging.maxPageSize(), paging.items(), null));
            return new Pages(other, List.copyOf(others));
        }

        private static Parameter ofPage(String name, Parameter.Type type) {
            return new Parameter(name, Parameter.Location.QUERY, type, Parameter.ArrayStyle.NONE, List.of(), false, Availability.BOTH,
                    "Selects a page");
        }
    }

    static boolean isOfPage(Paging.Style style, String name) {
        return style.sizeParameter().equals(name) || style.positionParameter().equals(name);
    }

    /** The same list in the version before its newest one, which the hosted service may not answer in time; null if there is none. */
    RequestTemplate older() {
        return older;
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
                                           + profile.label() + " server" + (isOfVersion() ? " in version " + version : "") + ". It has: "
                                           + String.join(", ", parameters.stream().map(Parameter::name).toList()));
    }

    /** Whether the parameters are those of a version other than the one of the catalogue. */
    private boolean isOfVersion() {
        return paging != null && !paging.equals(operation.paging(documentedProfile(operation, profile)));
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
        QueryWriter query = new QueryWriter(target);
        for (int index = 0; index < values.length; index++) {
            Parameter parameter = parameters.get(index);
            if (parameter.location() == Parameter.Location.QUERY) {
                Object value = values[index] != null ? values[index] : substitute(parameter, values);
                if (value != null) {
                    query.append(parameter, value);
                } else if (parameter.required()) {
                    throw missing(parameter);
                }
            }
        }
        return target.toString();
    }

    private Object substitute(Parameter parameter, Object[] values) {
        return parameter.substitute() == null ? null : values[indexOf(parameter.substitute())];
    }

    /**
     * Checks a value of a parameter as a call would.
     *
     * @throws IllegalArgumentException if the operation has no such parameter on this server, or the parameter does not take the value
     */
    public void check(String name, Object value) {
        QueryWriter.check(parameters.get(indexOf(name)), value);
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
