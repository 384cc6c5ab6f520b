/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model.eventtype;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.model.CalcomRecord;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What hosts and guests may do in Cal Video.
 *
 * @param disableRecordingForOrganizer whether the organizer may not record
 * @param disableRecordingForGuests whether guests may not record
 * @param redirectUrlOnExit        the address to redirect to after the meeting
 * @param enableAutomaticRecordingForOrganizer whether recording begins when the organizer joins
 * @param enableAutomaticTranscription whether transcription begins when the meeting begins
 * @param disableTranscriptionForGuests whether guests may not transcribe
 * @param disableTranscriptionForOrganizer whether the organizer may not transcribe
 * @param sendTranscriptionEmails  whether transcripts are mailed
 * @param additional               see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record CalVideoSettings(
        Boolean disableRecordingForOrganizer, Boolean disableRecordingForGuests, String redirectUrlOnExit,
        Boolean enableAutomaticRecordingForOrganizer, Boolean enableAutomaticTranscription, Boolean disableTranscriptionForGuests,
        Boolean disableTranscriptionForOrganizer, Boolean sendTranscriptionEmails, Map<String, JsonNode> additional) implements CalcomRecord {

    public CalVideoSettings {
        additional = CalcomJson.copy(additional);
    }
}
