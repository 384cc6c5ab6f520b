package io.github.camelcalcom.springboot.generator;

import java.util.List;
import java.util.Locale;

/**
 * An option of the component, as its metadata has it.
 *
 * @param name         in camel case
 * @param type         what Camel's metadata calls its kind: string, boolean, integer, duration, enum or object
 * @param javaType     the class, with type arguments where it has some
 * @param defaultValue null if it has none
 * @param values       what an enum may be; empty for other options
 * @param shared       whether it is one of the configuration that endpoints begin with, and not of the component alone
 */
record ComponentOption(String name, String type, String javaType, String defaultValue, String description, List<String> values,
        boolean secret, boolean deprecated, boolean shared) {

    /** The name that a property of Spring Boot has, such as {@code api-key}. */
    String propertyName() {
        StringBuilder text = new StringBuilder();
        for (char character : name.toCharArray()) {
            if (Character.isUpperCase(character)) {
                text.append('-');
            }
            text.append(Character.toLowerCase(character));
        }
        return text.toString();
    }

    /** The name as it follows get or set. */
    String accessorName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The type of the field; a duration takes a number of milliseconds as well as text such as {@code 10s}. */
    String fieldType() {
        return switch (type) {
            case "duration" -> "java.time.Duration";
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> javaType.equals("long") ? "java.lang.Long" : "java.lang.Integer";
            case "string", "enum", "object" -> javaType;
            default -> throw new IllegalArgumentException("The option " + name + " is of the type " + type + ", which the generator does not know");
        };
    }

    boolean isObject() {
        return type.equals("object");
    }

    /** What the field begins with, or null. */
    String initialValue() {
        if (defaultValue == null) {
            return null;
        }
        return switch (type) {
            case "duration" -> "Duration.ofMillis(" + defaultValue + ')';
            case "boolean" -> defaultValue;
            case "integer" -> javaType.equals("long") ? defaultValue + 'L' : defaultValue;
            case "enum" -> javaType.equals("java.lang.String") ? quoted() : constant();
            case "string" -> quoted();
            default -> throw new IllegalArgumentException("The option " + name + " of the type " + type + " cannot have the default " + defaultValue);
        };
    }

    private String quoted() {
        return '"' + defaultValue.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String constant() {
        return JavaFile.simpleName(javaType) + '.' + defaultValue.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
