package org.meguri.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.meguri.system.TownClock;

/**
 * Binds printed parts to one document: pages numbered through, one tree of tags, one imprint. Contents wait in a temporary
 * file, so that only the tree needs memory.
 */
final class Binding {

    private static final COSName GROUND = COSName.getPDFName("Background");

    private static final float NUMBER_SIZE = 8;
    /** From the lower edge of the page, in points. */
    private static final float NUMBER_HEIGHT = 20;

    private static final float GLYPH_UNITS = 1000;

    private static final Pattern CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");
    private static final String FORMAT = "<dc:format>";

    private Binding() {}

    /** @param parts PDFs of our press, at least one */
    static byte[] bind(List<byte[]> parts, Imprint imprint) {
        try (var whole = open(parts.get(0))) {
            lighten(whole);
            var binder = new PDFMergerUtility();
            for (var part : parts.subList(1, parts.size())) {
                // All that is bound is copied, so that a part need not stay in memory longer than this.
                try (var open = open(part)) {
                    lighten(open);
                    binder.appendDocument(whole, open);
                }
            }
            number(whole);
            sign(whole, imprint);
            var bytes = new ByteArrayOutputStream();
            whole.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocument open(byte[] part) throws IOException {
        return Loader.loadPDF(part, "", null, null, IOUtils.createTempFileOnlyStreamCache());
    }

    /**
     * Takes from every page what the engine notes of each line and ground that it draws: the rectangle, sixty times for a row of
     * a table. That they are no content is enough; the rectangles would be most of the file and of the memory.
     */
    private static void lighten(PDDocument part) throws IOException {
        for (var page : part.getPages()) {
            var notes = page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
            if (notes == null) {
                continue;
            }
            var tokens = new ArrayList<Object>();
            for (var token : new PDFStreamParser(page).parse()) {
                if (token instanceof Operator operator
                        && operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                        && tokens.get(tokens.size() - 1) instanceof COSName note
                        && tokens.get(tokens.size() - 2).equals(COSName.ARTIFACT)
                        && isGround(notes.getCOSDictionary(note))) {
                    notes.removeItem(note);
                    tokens.remove(tokens.size() - 1);
                    tokens.add(Operator.getOperator(OperatorName.BEGIN_MARKED_CONTENT));
                } else {
                    tokens.add(token);
                }
            }
            var content = new PDStream(part);
            try (var written = content.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(written).writeTokens(tokens);
            }
            page.setContents(content);
        }
    }

    private static boolean isGround(@Nullable COSDictionary note) {
        return note != null && GROUND.equals(note.getCOSName(COSName.TYPE));
    }

    /** 3／27 in the middle below each page, outside of what is read aloud. */
    private static void number(PDDocument whole) throws IOException {
        try (var file = Glyphs.font(Glyphs.REGULAR)) {
            var font = PDType0Font.load(whole, file, true);
            var pages = whole.getNumberOfPages();
            for (var at = 0; at < pages; at++) {
                number(whole, whole.getPage(at), (at + 1) + "／" + pages, font);
            }
        }
    }

    private static void number(PDDocument whole, PDPage page, String text, PDFont font) throws IOException {
        var width = font.getStringWidth(text) / GLYPH_UNITS * NUMBER_SIZE;
        try (var content = new PDPageContentStream(whole, page, AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT);
            content.beginText();
            content.setFont(font, NUMBER_SIZE);
            content.newLineAtOffset((page.getMediaBox().getWidth() - width) / 2, NUMBER_HEIGHT);
            content.showText(text);
            content.endText();
            content.endMarkedContent();
        }
    }

    private static void sign(PDDocument whole, Imprint imprint) throws IOException {
        var day = imprint.day().atStartOfDay(TownClock.ZONE);
        whole.getDocumentInformation().setCreationDate(GregorianCalendar.from(day));
        // The first part's own would be kept, and tells when it was printed.
        whole.getDocument().getTrailer().removeItem(COSName.ID);
        whole.setDocumentId(imprint.identity());
        var catalog = whole.getDocumentCatalog();
        var said = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var metadata = new PDMetadata(whole);
        metadata.importXMPMetadata(said(said, day, imprint).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private static String said(String metadata, ZonedDateTime day, Imprint imprint) {
        var created = CREATED.matcher(metadata);
        if (!created.find() || !metadata.contains(FORMAT)) {
            throw new IllegalStateException("The press writes other metadata than before");
        }
        var dated = created.replaceAll("$1" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day) + "$2");
        return imprint.rights() == null
                ? dated
                : dated.replaceFirst(
                        FORMAT,
                        Matcher.quoteReplacement("<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                                + escaped(imprint.rights()) + "</rdf:li></rdf:Alt></dc:rights>" + FORMAT));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
