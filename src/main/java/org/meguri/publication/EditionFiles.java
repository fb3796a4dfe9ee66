package org.meguri.publication;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;

/** An edition as files. The same content gives the same bytes, at any time and on any node. */
@Service
public class EditionFiles {

    private final MessageSourceAccessor words;

    EditionFiles(MessageSource messages) {
        this.words = new MessageSourceAccessor(messages, Locale.JAPANESE);
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

    byte[] of(EditionFormat format, EditionContent content) {
        return switch (format) {
            case CSV -> csv(content);
            case XLSX -> xlsx(content);
            case JSON -> json(content);
        };
    }
}
