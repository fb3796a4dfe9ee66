package org.meguri.system;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a form carried, without the tokens of its page.
 *
 * @param fields in the order of the form; a name may stand more than once
 */
public record PostedForm(List<Field> fields) {

    /** The first part of paths where passwords are typed: no copy of them may lie about or be shown. */
    private static final Set<String> SECRET = Set.of("account", "login", "setup", "logout");

    /** A name and what was typed. */
    public record Field(String name, String value) {}

    /** A form that was sent; the fields are copied. */
    public PostedForm {
        fields = List.copyOf(fields);
    }

    /** Whether what is typed there may be kept and shown again. A path of two slashes would name another host. */
    public static boolean mayBeShown(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !SECRET.contains(path.split("/", 3)[1]);
    }

    /** The form of a request. Names that begin with an underscore are tokens of the page, not fields of it. */
    public static PostedForm of(Map<String, String[]> parameters) {
        var fields = new ArrayList<Field>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                Stream.of(values).forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return new PostedForm(fields);
    }

    /** The form that {@link #encoded()} wrote. */
    public static PostedForm read(String encoded) {
        return new PostedForm(Stream.of(encoded.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Field(decoded(pair[0]), decoded(pair[1])))
                .toList());
    }

    /** The form as a browser sends it. */
    public String encoded() {
        return fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** What a person wrote, as far as it can be told from ids, codes and numbers of versions. */
    public List<String> texts() {
        return fields.stream()
                .filter(field -> !field.name().startsWith("before"))
                .map(Field::value)
                .filter(PostedForm::written)
                .distinct()
                .toList();
    }

    /** Somebody wrote it if there is a letter that is no letter of a code, or a space between words. */
    private static boolean written(String value) {
        return !value.isBlank() && !value.matches("[\\p{ASCII}&&\\S]*");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
