package org.meguri.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.Needs;
import org.meguri.system.TownMessages;

/** The names in the city's own tables, where they lie beside the project. */
final class RealNames {

    private static final Path DIRECTORY = Path.of("../shared/data/iruma");

    private RealNames() {}

    /** Pledges by 公約番号-項目番号. */
    static Map<String, String> pledges() {
        return names("mayor-pledges-2022-03.csv", row -> row.get("pledge_no") + "-" + row.get("item_no"), "item");
    }

    /** Projects of the strategy by their place. */
    static Map<String, String> projects() {
        return names("strategy1-r3-evaluation.csv", row -> "S" + row.get("seq"), "name");
    }

    /** Measures of the basic plan by their place. */
    static Map<String, String> measures() {
        return names("basicplan-first-evaluation.csv", row -> "K" + row.get("seq"), "measure");
    }

    /** The words that the product does not count. */
    static List<String> everyday() {
        return List.of(TownMessages.load()
                .getMessage("linkage.everyday", null, java.util.Locale.JAPANESE)
                .split("、"));
    }

    private static Map<String, String> names(
            String file, java.util.function.Function<Map<String, String>, String> key, String column) {
        var path = DIRECTORY.resolve(file);
        Needs.file(path);
        var names = new LinkedHashMap<String, String>();
        for (var row : rows(path)) {
            names.put(key.apply(row), row.get(column));
        }
        return names;
    }

    private static List<Map<String, String>> rows(Path path) {
        try {
            var cells = cells(Files.readString(path, StandardCharsets.UTF_8));
            var rows = new ArrayList<Map<String, String>>();
            for (var line : cells.subList(1, cells.size())) {
                var row = new LinkedHashMap<String, String>();
                for (var at = 0; at < line.size(); at++) {
                    row.put(cells.get(0).get(at), line.get(at));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180. */
    private static List<List<String>> cells(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r' || quoted) {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
