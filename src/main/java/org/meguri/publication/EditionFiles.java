package org.meguri.publication;

import java.util.Locale;
import org.meguri.print.PaperPress;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;

/** An edition as files. The same content gives the same bytes, at any time and on any node. */
@Service
public class EditionFiles {

    private final MessageSourceAccessor words;
    private final PaperPress press;

    EditionFiles(MessageSource messages, PaperPress press) {
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
        this.press = press;
    }

    /** The plan's table: UTF-8 with byte order mark, CRLF, header and columns of the source table. */
    public byte[] csv(EditionContent content) {
        return EditionCsv.write(content);
    }

    /** A workbook: the table, the tallies with the meaning of the choices, the committee's remarks with the answers. */
    public byte[] xlsx(EditionContent content) {
        return EditionWorkbook.write(content, words);
    }

    /** Everything that the edition says: UTF-8, indented, properties in a fixed order. */
    public byte[] json(EditionContent content) {
        return EditionJson.pretty(content);
    }

    /**
     * For paper: PDF/A-2a and PDF/UA-1, laid out as the plan says.
     *
     * @throws org.meguri.system.Refusal (503) when too many wait for a PDF already
     */
    public byte[] pdf(EditionContent content) {
        return EditionPdf.write(content, words, press);
    }

    /** The column dictionary: what stands in each column of {@link #csv}, in the same form. */
    public byte[] columns(EditionContent content) {
        return EditionCsv.write(EditionDictionary.rows(content, words).stream());
    }

    /** The JSON Schema (draft 2020-12) that {@link #json} fits. */
    public byte[] schema() {
        return EditionJson.schema();
    }

    byte[] of(EditionFormat format, EditionContent content) {
        return switch (format) {
            case CSV -> csv(content);
            case XLSX -> xlsx(content);
            case JSON -> json(content);
            case PDF -> pdf(content);
            case COLUMNS -> columns(content);
            case SCHEMA -> schema();
        };
    }
}
