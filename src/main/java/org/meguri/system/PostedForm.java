package org.meguri.keeping;

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
record PostedForm(List<Field> fields) {

    /** Tokens of the page, and what the keeping itself puts into forms. */
    private static final Set<String> OURS = Set.of("_csrf", SealedForms.SEAL, ConfirmCopies.COPY, ConfirmCopies.POST);

    /** A name and what was typed. */
    record Field(String name, String value) {}

    PostedForm {
        fields = List.copyOf(fields);
    }

    static PostedForm of(Map<String, String[]> parameters) {
        var fields = new ArrayList<Field>();
        parameters.forEach((name, values) -> {
            if (!OURS.contains(name)) {
                Stream.of(values).forEach(value -> fields.add(new Field(name, value)));
            }
        });
        return new PostedForm(fields);
    }

    static PostedForm read(String encoded) {
        return new PostedForm(Stream.of(encoded.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Field(decoded(pair[0]), decoded(pair[1])))
                .toList());
    }

    String encoded() {
        return fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** What a person wrote, as far as it can be told from ids, codes and numbers of versions. */
    List<String> texts() {
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
