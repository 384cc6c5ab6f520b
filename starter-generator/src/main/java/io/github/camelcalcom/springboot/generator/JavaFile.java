/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.springboot.generator;

import java.util.Set;
import java.util.TreeSet;

/** The text of a Java file. Collects imports, but does not indent code. */
final class JavaFile {

    private static final int WIDTH = 140;

    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    /** Returns the name of a class without its package and type arguments. */
    static String simpleName(String type) {
        String raw = type.contains("<") ? type.substring(0, type.indexOf('<')) : type;
        return raw.substring(raw.lastIndexOf('.') + 1);
    }

    /** Imports a type and its arguments, and returns its short form. */
    String imported(String type) {
        StringBuilder text = new StringBuilder();
        for (String part : type.split("(?<=[<>,])|(?=[<>,])")) {
            String name = part.strip();
            if (name.equals(",")) {
                text.append(", ");
            } else if (name.contains(".")) {
                if (!name.startsWith("java.lang.")) {
                    imports.add(name);
                }
                text.append(simpleName(name));
            } else {
                text.append(name);
            }
        }
        return text.toString();
    }

    JavaFile line(String line) {
        body.append(line).append('\n');
        return this;
    }

    /** Adds a comment, wrapped at the line width. */
    JavaFile comment(String indentation, String text) {
        String escaped = text.replace("*/", "*&#47;");
        if (indentation.length() + escaped.length() + "/**  */".length() <= WIDTH) {
            return line(indentation + "/** " + escaped + " */");
        }
        line(indentation + "/**");
        StringBuilder line = new StringBuilder(indentation).append(" *");
        for (String word : escaped.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indentation).append(" *");
            }
            line.append(' ').append(word);
        }
        return line(line.toString()).line(indentation + " */");
    }

    String text(String packageName) {
        StringBuilder text = new StringBuilder("package ").append(packageName).append(";\n\n");
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        return text.append('\n').append(body).toString();
    }
}
