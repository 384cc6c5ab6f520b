package io.github.camelcalcom.springboot.generator;

import java.util.List;

/** Writes which options are secret. */
final class SecretOptionsWriter {

    private SecretOptionsWriter() {
    }

    static String text(ComponentMetadata metadata, String packageName) {
        JavaFile file = new JavaFile();
        List<ComponentOption> secrets = metadata.options().stream().filter(ComponentOption::secret).toList();
        String list = file.imported("java.util.List");
        file.comment("", "The options that nobody may read. Generated of the component's metadata; do not edit.");
        file.line("final class CalcomSecretOptions {").line("");
        file.line("    static final " + list + "<String> NAMES = " + list + ".of(");
        for (int index = 0; index < secrets.size(); index++) {
            file.line("            \"" + secrets.get(index).name() + '"' + (index == secrets.size() - 1 ? ");" : ","));
        }
        file.line("").line("    private CalcomSecretOptions() {").line("    }").line("");
        file.comment("    ", "The values that properties have, null for those that have none.");
        values(file, "CalcomComponentConfiguration", secrets);
        file.line("");
        file.comment("    ", "The values that a component has, null for those that it has not.");
        values(file, file.imported("io.github.camelcalcom.CalcomConfiguration"), secrets.stream().filter(ComponentOption::shared).toList());
        return file.line("}").text(packageName);
    }

    private static void values(JavaFile file, String type, List<ComponentOption> secrets) {
        String stream = file.imported("java.util.stream.Stream");
        file.line("    static " + stream + "<String> valuesOf(" + type + " configuration) {");
        file.line("        return " + stream + ".of(");
        for (int index = 0; index < secrets.size(); index++) {
            file.line("                configuration.get" + secrets.get(index).accessorName() + "()" + (index == secrets.size() - 1 ? ");" : ","));
        }
        file.line("    }");
    }
}
