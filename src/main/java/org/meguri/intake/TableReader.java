package org.meguri.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** Reads a table from a file. What kind of file it is tells its content; its name tells nothing. */
public final class TableReader {

    /** In bytes: 10 MiB. */
    static final int MAX_SIZE = 10 * 1024 * 1024;

    private static final int LOOKED_AT = 4096;

    private TableReader() {}

    /** @throws Refusal when the file is no table that can be read, with the way to save it as one */
    public static Table read(Upload file) {
        return read(file, null);
    }

    /** @param sheet the name of the workbook's sheet, or null for the first one that is shown; CSV has no sheets */
    static Table read(Upload file, @Nullable String sheet) {
        var content = file.content();
        if (content.length == 0) {
            throw new Refusal("intake.refused.empty");
        }
        if (content.length > MAX_SIZE) {
            throw new Refusal("intake.refused.size", Integer.toString(MAX_SIZE / 1024 / 1024));
        }
        var head = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return WorkbookReader.read(content, sheet);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            var all = new String(content, StandardCharsets.ISO_8859_1);
            throw new Refusal(
                    all.contains(wide("EncryptedPackage")) ? "intake.refused.encrypted" : "intake.refused.xls");
        }
        refuseKnown(head);
        return CsvReader.read(content);
    }

    private static void refuseKnown(String head) {
        if (head.startsWith("%PDF")) {
            throw new Refusal("intake.refused.pdf");
        }
        if (head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("\u0089PNG")
                || head.startsWith("GIF8")
                || head.startsWith("II*\0")
                || head.startsWith("MM\0*")) {
            throw new Refusal("intake.refused.image");
        }
        if (head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF")) {
            throw new Refusal("intake.refused.utf16");
        }
        if (head.startsWith("{\\rtf")) {
            throw new Refusal("intake.refused.unknown");
        }
        var markup = (head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (markup.startsWith("<")
                && (markup.contains("<html") || markup.contains("<table") || markup.startsWith("<!doctype"))) {
            throw new Refusal("intake.refused.html");
        }
        if (markup.startsWith("<?xml")) {
            throw new Refusal("intake.refused.xml");
        }
        if (head.contains("\u001B$")) {
            throw new Refusal("intake.refused.jis");
        }
        if (head.indexOf('\0') >= 0) {
            throw new Refusal("intake.refused.unknown");
        }
    }

    private static String wide(String ascii) {
        var wide = new StringBuilder();
        ascii.chars().forEach(character -> wide.append((char) character).append('\0'));
        return wide.toString();
    }
}
