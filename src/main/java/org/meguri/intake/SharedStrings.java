package org.meguri.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;

/** The texts of a workbook, which its cells refer to by number. Furigana are not part of a text. */
final class SharedStrings extends SpreadsheetXml.Reader {

    private final List<String> strings = new ArrayList<>();
    private final RichText text = new RichText();

    private SharedStrings() {}

    static List<String> read(InputStream part) throws IOException {
        var reader = new SharedStrings();
        SpreadsheetXml.read(part, reader);
        return reader.strings;
    }

    @Override
    void start(String element, Attributes attributes) {
        if (element.equals("si")) {
            text.begin();
        }
        text.start(element);
    }

    @Override
    void end(String element) {
        text.end(element);
        if (element.equals("si")) {
            strings.add(text.value());
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.characters(characters, start, length);
    }
}
