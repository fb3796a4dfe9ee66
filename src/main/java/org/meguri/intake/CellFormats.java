package org.meguri.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Kind;
import org.xml.sax.Attributes;

/** How a workbook shows its numbers. A number is read as it is shown, not as it is stored. */
final class CellFormats extends SpreadsheetXml.Reader {

    /** The numbers that Excel shows by the rules of the language; here by those of Japanese. */
    private static final Map<Integer, String> JAPANESE = Map.ofEntries(
            Map.entry(27, "ge.m.d"),
            Map.entry(28, "ggge\"年\"m\"月\"d\"日\""),
            Map.entry(29, "ggge\"年\"m\"月\"d\"日\""),
            Map.entry(30, "m/d/yy"),
            Map.entry(31, "yyyy\"年\"m\"月\"d\"日\""),
            Map.entry(32, "h\"時\"mm\"分\""),
            Map.entry(33, "h\"時\"mm\"分\"ss\"秒\""),
            Map.entry(34, "yyyy\"年\"m\"月\""),
            Map.entry(35, "m\"月\"d\"日\""),
            Map.entry(36, "ge.m.d"),
            Map.entry(50, "ge.m.d"),
            Map.entry(51, "ggge\"年\"m\"月\"d\"日\""),
            Map.entry(52, "yyyy\"年\"m\"月\""),
            Map.entry(53, "m\"月\"d\"日\""),
            Map.entry(54, "ggge\"年\"m\"月\"d\"日\""),
            Map.entry(55, "yyyy\"年\"m\"月\""),
            Map.entry(56, "m\"月\"d\"日\""),
            Map.entry(57, "ge.m.d"),
            Map.entry(58, "ggge\"年\"m\"月\"d\"日\""));

    /** What stands in a format code without being one: quoted text, the language, escaped characters, the general format. */
    private static final Pattern NOT_CODE =
            Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|General", Pattern.CASE_INSENSITIVE);

    /** Quoted text without Latin letters, which are the only ones that could be taken for a code. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"A-Za-z]*)\"");

    private final Map<Integer, String> own = new HashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.JAPAN);
    private boolean inCells;

    private CellFormats() {}

    /** Of a workbook without styles: every number is shown in the general format. */
    static CellFormats none() {
        return new CellFormats();
    }

    static CellFormats read(InputStream part) throws IOException {
        var formats = new CellFormats();
        SpreadsheetXml.read(part, formats);
        return formats;
    }

    @Override
    void start(String element, Attributes attributes) {
        switch (element) {
            case "numFmt" -> {
                var values = SpreadsheetXml.values(attributes);
                own.put(number(values.get("numFmtId")), values.getOrDefault("formatCode", "General"));
            }
            case "cellXfs" -> inCells = true;
            case "xf" -> {
                if (inCells) {
                    cells.add(number(SpreadsheetXml.values(attributes).get("numFmtId")));
                }
            }
            default -> {
                // colours, fonts and borders say nothing about the text
            }
        }
    }

    @Override
    void end(String element) {
        if (element.equals("cellXfs")) {
            inCells = false;
        }
    }

    /** The number as a person sees it in a column that is wide enough. */
    Cell shown(double number, int style, boolean date1904) {
        var id = style >= 0 && style < cells.size() ? cells.get(style) : 0;
        var format = own.get(id);
        if (format == null) {
            format = JAPANESE.get(id);
        }
        if (format == null) {
            format = BuiltinFormats.getBuiltinFormat(id);
        }
        if (isInEra(format)) {
            return new Cell("", Kind.ERA_DATE);
        }
        if (DateUtil.isADateFormat(id, format)) {
            // The library would print the quotes around 年 and 月 as well.
            return Cell.of(formatter
                    .formatRawCellContents(number, id, QUOTED.matcher(format).replaceAll("$1"), date1904)
                    .replace("\"", ""));
        }
        return Cell.of(formatter.formatRawCellContents(number, id, format, date1904));
    }

    /** Whether years are shown by era (令和), which the library that shows numbers does not know. */
    private static boolean isInEra(String format) {
        var bare = NOT_CODE.matcher(format).replaceAll("");
        return bare.indexOf('e') >= 0 || bare.indexOf('g') >= 0 || bare.indexOf('G') >= 0;
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
