/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.camelcalcom.catalog.Parameter;
import io.github.camelcalcom.client.RequestTemplate;

/**
 * The list that a feed of bookings reads. That is the one it is named after, unless the server cannot say what changed in it: then it is one
 * that holds those bookings and others.
 *
 * @param list       is read
 * @param eventTypes lists the event types of the team whose bookings are meant; null if all bookings of the list are
 * @param isFullScan whether the whole list is read with each poll
 */
public record FeedSource(RequestTemplate list, RequestTemplate eventTypes, boolean isFullScan) {

    private static final List<String> OWN_PARAMETERS = List.of(BookingList.AFTER, "beforeUpdatedAt", "sortUpdatedAt", "sortCreated", "sortStart",
            "sortEnd", "skip", "cursor");
    /** A list of a team's bookings, where else its bookings are, and what lists the team's event types. */
    private static final Map<String, List<String>> ELSEWHERE = Map.of(
            "org-team-bookings", List.of("org-bookings/list", "org-team-event-types/list"),
            "team-bookings", List.of("bookings/list", "team-event-types/list"));

    /**
     * Finds out what to read.
     *
     * @param  named                    the list that the feed is named after
     * @param  filters                  parameters of that list
     * @param  template                 makes an operation of this server ready, by its URI
     * @param  fullScan                 whether to read the whole list where the server cannot say what changed in it
     * @throws IllegalArgumentException if the feed is not possible, saying what would be
     */
    public static FeedSource of(RequestTemplate named, Map<String, Object> filters, Function<String, RequestTemplate> template, boolean fullScan) {
        for (String reserved : OWN_PARAMETERS) {
            if (filters.containsKey(reserved)) {
                throw new IllegalArgumentException("The feed of " + named.operation().uri() + " sets " + reserved
                                                   + " itself; take it out of the endpoint. Use since to say where the feed begins");
            }
        }
        if (tellsChanges(named)) {
            return new FeedSource(named, null, false);
        }
        if (fullScan) {
            return new FeedSource(named, null, true);
        }
        List<String> elsewhere = ELSEWHERE.get(named.operation().resource());
        if (elsewhere == null) {
            throw impossible(named, "");
        }
        FeedSource source = new FeedSource(template.apply(elsewhere.get(0)), template.apply(elsewhere.get(1)), false);
        source.checkParameters(named, filters);
        return source;
    }

    private static boolean tellsChanges(RequestTemplate list) {
        return list.parameters().stream().anyMatch(parameter -> parameter.name().equals(BookingList.AFTER));
    }

    private void checkParameters(RequestTemplate named, Map<String, Object> filters) {
        for (String filter : filters.keySet()) {
            if (!knows(list, filter) && !knows(eventTypes, filter)) {
                throw impossible(named, ", and " + list.operation().uri() + ", which is read instead, has no parameter " + filter);
            }
        }
    }

    private static IllegalArgumentException impossible(RequestTemplate named, String more) {
        return new IllegalArgumentException("This server cannot tell what changed in " + named.operation().uri() + ": the list has no "
                                            + BookingList.AFTER + more + ". Follow bookings/changes or org-bookings/changes and filter in the"
                                            + " route, or set scan=full to read the whole list with each poll");
    }

    private static boolean knows(RequestTemplate template, String parameter) {
        return template.parameters().stream().map(Parameter::name).anyMatch(parameter::equals);
    }

    /** The parameters for the list that is read. The team is not among them: the server shows everything where the team has no event type. */
    Map<String, Object> listParameters(Map<String, Object> filters) {
        Map<String, Object> parameters = new LinkedHashMap<>(filters);
        if (eventTypes != null) {
            parameters.remove("teamId");
            parameters.keySet().removeIf(filter -> !knows(list, filter));
        }
        return parameters;
    }
}
