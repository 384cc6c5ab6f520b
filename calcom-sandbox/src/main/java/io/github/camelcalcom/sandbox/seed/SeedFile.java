/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelcalcom.sandbox.Seeding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A seed in YAML or JSON. It is strict: an unknown key, a value of a wrong type, or data that the API would refuse is an error that names
 * the file, the place and what would be right. Immutable, so several sandboxes can use one.
 */
public final class SeedFile {

    private final SeedNode root;

    private SeedFile(SeedNode root) {
        this.root = root;
    }

    /**
     * Reads a file: JSON if its name ends in {@code .json}, otherwise YAML.
     *
     * @throws InvalidSeedException if the file cannot be read or parsed
     */
    public static SeedFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file), file.toString().endsWith(".json") ? json() : yaml());
        } catch (IOException e) {
            throw new InvalidSeedException("The seed file " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Parses a text in YAML or JSON.
     *
     * @throws InvalidSeedException if the text is neither
     */
    public static SeedFile parse(String text) {
        return parse("seed", text, yaml());
    }

    private static SeedFile parse(String file, String text, ObjectMapper mapper) {
        try {
            JsonNode document = mapper.readTree(text);
            return new SeedFile(SeedNode.root(file, document));
        } catch (JsonProcessingException e) {
            throw new InvalidSeedException(file + ": line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": "
                    + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper json() {
        return JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    private static ObjectMapper yaml() {
        try {
            return YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        } catch (NoClassDefFoundError e) {
            throw new InvalidSeedException("A seed in YAML needs com.fasterxml.jackson.dataformat:jackson-dataformat-yaml on the classpath", e);
        }
    }

    /** Creates everything that the file describes. */
    public void plant(Seeding seeding) {
        root.only("users", "teams", "organizations", "oauth2Clients", "bookings");
        PeopleSeed people = new PeopleSeed(seeding);
        root.list("users").forEach(people::plant);
        TeamSeed teams = new TeamSeed(seeding, people);
        root.list("teams").forEach(team -> teams.plant(team, null));
        OrganizationSeed organizations = new OrganizationSeed(seeding, people, teams);
        root.list("organizations").forEach(organizations::plant);
        OAuth2ClientSeed clients = new OAuth2ClientSeed(seeding, people);
        root.list("oauth2Clients").forEach(clients::plant);
        BookingSeed bookings = new BookingSeed(seeding);
        seeding.bookings().expect(root.list("bookings").size());
        root.list("bookings").forEach(booking -> {
            bookings.plant(booking);
            seeding.bookings().one();
        });
    }
}
