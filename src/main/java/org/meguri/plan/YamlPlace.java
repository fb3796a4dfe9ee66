package org.meguri.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.meguri.system.Refusal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a plan's YAML file: what stands there, its path ({@code scales[0].choices[2].code}) and its line. Values are
 * taken as they are written, so that {@code no} stays a word and {@code 001} keeps its zeros.
 */
final class YamlPlace {

    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP, Tag.MERGE);

    private final Node node;
    private final String path;

    YamlPlace(Node node, String path) {
        this.node = node;
        this.path = path;
        if (node.getAnchor() != null || !PLAIN.contains(node.getTag())) {
            throw refusal("plan.yaml.anchor");
        }
    }

    String line() {
        return Integer.toString(node.getStartMark().getLine() + 1);
    }

    String path() {
        return path.isEmpty() ? "/" : path;
    }

    /** Refuses with the line and the path as the first two arguments of the message. */
    Refusal refusal(String key, Object... more) {
        var arguments = new Object[more.length + 2];
        arguments[0] = line();
        arguments[1] = path();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new Refusal(key, arguments);
    }

    /** The entries of a mapping: all keys known, none twice, the required ones present and not empty. */
    Map<String, YamlPlace> entries(List<String> required, List<String> optional) {
        if (!(node instanceof MappingNode mapping)) {
            throw refusal("plan.yaml.not-a-mapping", String.join("、", required));
        }
        var entries = new LinkedHashMap<String, YamlPlace>();
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var place = new YamlPlace(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key);
            if (!required.contains(key) && !optional.contains(key)) {
                throw place.refusal("plan.yaml.unknown-key", String.join("、", required), optionalWords(optional));
            }
            if (entries.containsKey(key)) {
                throw place.refusal("plan.yaml.duplicate-key");
            }
            if (!place.absent()) {
                entries.put(key, place);
            }
        }
        for (var key : required) {
            if (!entries.containsKey(key)) {
                throw refusal("plan.yaml.missing-key", key);
            }
        }
        return entries;
    }

    /** The members of a list, between {@code min} and {@code max} of them. */
    List<YamlPlace> members(int min, int max) {
        if (!(node instanceof SequenceNode sequence)) {
            throw refusal("plan.yaml.not-a-list");
        }
        var size = sequence.getValue().size();
        if (size < min || size > max) {
            throw refusal("plan.yaml.list-size", Integer.toString(min), Integer.toString(max), Integer.toString(size));
        }
        var members = new ArrayList<YamlPlace>(size);
        for (var member : sequence.getValue()) {
            members.add(new YamlPlace(member, path + "[" + members.size() + "]"));
        }
        return members;
    }

    /** A text of 1 to {@code max} code points, NFC, without surrounding white space. */
    String text(int max) {
        if (!(node instanceof ScalarNode scalar)) {
            throw refusal("plan.yaml.not-a-text");
        }
        var text = Normalizer.normalize(scalar.getValue().strip(), Normalizer.Form.NFC);
        if (text.isEmpty()) {
            throw refusal("plan.yaml.empty");
        }
        if (text.codePointCount(0, text.length()) > max) {
            throw refusal("plan.yaml.too-long", Integer.toString(max));
        }
        return text;
    }

    /** A text of the given form; {@code example} shows it to the person. */
    String text(int max, Pattern form, String example) {
        var text = text(max);
        if (!form.matcher(text).matches()) {
            throw refusal("plan.yaml.form", example);
        }
        return text;
    }

    /** One of the words. */
    String oneOf(List<String> words) {
        var text = text(100);
        if (!words.contains(text)) {
            throw refusal("plan.yaml.one-of", String.join("、", words));
        }
        return text;
    }

    /** A whole number within the bounds, in plain digits. */
    int number(int min, int max) {
        var text = text(20);
        if (text.matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw refusal("plan.yaml.number", Integer.toString(min), Integer.toString(max));
    }

    private boolean absent() {
        return Tag.NULL.equals(node.getTag());
    }

    private static String optionalWords(List<String> optional) {
        return optional.isEmpty() ? "－" : String.join("、", optional);
    }
}
