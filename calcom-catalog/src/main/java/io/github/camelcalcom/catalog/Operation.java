package io.github.camelcalcom.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation of the API, or one consumer that reads it.
 *
 * @param resource       the first part of the endpoint URI, such as {@code bookings}
 * @param name           the second part of the endpoint URI, such as {@code create}
 * @param kind           whether it is called or consumed from
 * @param method         the HTTP method; null for a consumer
 * @param path           the path template from the root of the server, such as {@code /v2/bookings/{bookingUid}}; null for a consumer
 * @param reads          for a consumer, the name of the operation of the same resource that it reads; else null
 * @param versions       the value of {@code cal-api-version} by profile; a profile without an entry sends none
 * @param paging         how its list is paged, by profile; a profile without an entry does not page
 * @param parameters     path, query and header parameters, path parameters first and in the order of the path; one that differs by profile
 *                       is there once for each
 * @param body           whether it takes a body
 * @param bodyFields     the fields of its body; one that differs by profile is there once for each; empty if their names are up to the
 *                       caller, such as the answers to a routing form
 * @param repeatable     whether sending it twice has the effect of sending it once
 * @param limit          how often a credential may call it, where it has a limit of its own; else null
 * @param authentication the kinds that it accepts
 * @param result         what a success answers
 * @param availability   where it exists
 * @param deprecated     whether Cal.com advises against it
 * @param summary        one line for the reader of a reference
 */
public record Operation(
        String resource, String name, Kind kind, String method, String path, String reads,
        Map<ApiProfile, String> versions, Map<ApiProfile, Paging> paging,
        List<Parameter> parameters, Body body, List<BodyField> bodyFields,
        boolean repeatable, CallLimit limit, Set<AuthenticationKind> authentication, Result result,
        Availability availability, boolean deprecated, String summary) {

    public Operation {
        versions = Map.copyOf(versions);
        paging = Map.copyOf(paging);
        parameters = List.copyOf(parameters);
        bodyFields = List.copyOf(bodyFields);
        authentication = Set.copyOf(authentication);
    }

    /** Whether an operation is called or consumed from. */
    public enum Kind { CALL, CHANGES, EVENTS }

    /** Whether an operation takes a body. */
    public enum Body { NONE, OPTIONAL, REQUIRED }

    /**
     * What a success answers.
     *
     * @param type   the name of the thing, such as {@code Booking}; {@code Any} where the API documents none
     * @param shape  how it comes
     * @param select for an operation derived from another one's answer: the field of {@code data} that is the result; else null
     */
    public record Result(String type, Shape shape, String select) {

        /** How a result comes. */
        public enum Shape {
            /** One value in the envelope's {@code data}. */
            VALUE,
            /** A list. */
            LIST,
            /** The answer has no envelope: the document itself is the result. */
            DOCUMENT,
            /** Only a status, or nothing at all. */
            NOTHING,
            /** A redirect; its target is the result. */
            REDIRECT
        }
    }

    /** {@code resource/name}, as endpoint URIs have it. */
    public String uri() {
        return resource + '/' + name;
    }

    /** The version header's value for a profile, or null if none is sent. */
    public String version(ApiProfile profile) {
        return versions.get(profile);
    }

    /** How the list is paged for a profile, or null if it is not. */
    public Paging paging(ApiProfile profile) {
        return paging.get(profile);
    }

    /** The parameters that a profile knows, in the order of {@link #parameters()}. */
    public List<Parameter> parameters(ApiProfile profile) {
        return parameters.stream().filter(parameter -> parameter.availability().includes(profile)).toList();
    }

    /** The body fields that a profile knows, in the order of {@link #bodyFields()}. */
    public List<BodyField> bodyFields(ApiProfile profile) {
        return bodyFields.stream().filter(field -> field.availability().includes(profile)).toList();
    }

    /** Whether it can be called without credentials. */
    public boolean isPublic() {
        return authentication.contains(AuthenticationKind.NONE);
    }
}
