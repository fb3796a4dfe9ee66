package org.meguri.publication;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.meguri.print.PaperPress;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Service;

/** An edition as files. The same content gives the same bytes, at any time and on any node. */
@Service
public class EditionFiles {

    private static final int READY = 2;

    private final MessageSourceAccessor words;
    private final PaperPress press;

    /** By the content's seal; the eldest goes. */
    private final Map<Seal, byte[]> ready = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seal, byte[]> eldest) {
            return size() > READY;
        }
    };

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
        var seal = Seal.of(EditionJson.canonical(content));
        byte[] pressed;
        synchronized (ready) {
            pressed = ready.remove(seal);
        }
        return pressed == null ? EditionPdf.write(content, words, press) : pressed;
    }

    /**
     * Presses the PDF of what is about to be published, so that the transaction that publishes, and everybody who waits for it,
     * need not wait for the press. The same content has the same bytes; another content is pressed when its turn comes.
     *
     * @throws org.meguri.system.Refusal (503) when too many wait for a PDF already
     */
    void ready(EditionContent content) {
        var pressed = EditionPdf.write(content, words, press);
        synchronized (ready) {
            ready.put(Seal.of(EditionJson.canonical(content)), pressed);
        }
    }

    /** {@link #csv} of one item. @param row of the content */
    public byte[] itemCsv(EditionContent content, EditionContent.Row row) {
        return csv(content.of(row));
    }

    /** {@link #pdf} of one item. @param row of the content @throws org.meguri.system.Refusal (503) as there */
    public byte[] itemPdf(EditionContent content, EditionContent.Row row) {
        return EditionPdf.write(content.of(row), words, press);
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
