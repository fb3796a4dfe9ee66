package org.meguri.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * A PDF as somebody hears it who cannot see it: the texts in the order of its tags.
 *
 * @param lines the titles, and the rows of the tables without their heads
 * @param hollow how many signs have no glyph of their font
 */
public record TaggedPaper(List<Line> lines, int hollow) {

    /** @param tag of a title (H1 …), {@code P} of a paragraph, or {@code TR}; a title and a paragraph have one cell */
    public record Line(String tag, List<String> cells) {}

    public static TaggedPaper of(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var reading = new Reading(document);
            reading.walk(document.getDocumentCatalog().getStructureTreeRoot(), false);
            return new TaggedPaper(List.copyOf(reading.lines), reading.hollow);
        }
    }

    private static final class Reading {

        private final Map<COSDictionary, Map<Integer, String>> texts = new HashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private int hollow;

        Reading(PDDocument document) throws IOException {
            for (var page : document.getPages()) {
                var found = new HashMap<Integer, String>();
                var extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                extractor.getMarkedContents().forEach(content -> collect(content, found));
                texts.put(page.getCOSObject(), found);
            }
        }

        private void collect(PDMarkedContent content, Map<Integer, String> found) {
            var text = new StringBuilder();
            for (var part : content.getContents()) {
                if (part instanceof TextPosition position) {
                    text.append(position.getUnicode());
                    hollow += hollow(position);
                } else if (part instanceof PDMarkedContent inner) {
                    collect(inner, found);
                }
            }
            found.merge(content.getMCID(), text.toString(), String::concat);
        }

        private static int hollow(TextPosition position) {
            var hollow = 0;
            for (var code : position.getCharacterCodes()) {
                try {
                    hollow += position.getFont() instanceof PDType0Font font && font.codeToGID(code) == 0 ? 1 : 0;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return hollow;
        }

        void walk(PDStructureNode node, boolean head) {
            for (var kid : node.getKids()) {
                if (!(kid instanceof PDStructureElement element)) {
                    continue;
                }
                var tag = element.getStructureType();
                if (tag.equals("TR")) {
                    if (!head) {
                        lines.add(new Line(
                                tag,
                                element.getKids().stream()
                                        .map(cell -> text((PDStructureElement) cell))
                                        .toList()));
                    }
                } else if (tag.matches("H[1-6]|P")) {
                    lines.add(new Line(tag, List.of(text(element))));
                } else {
                    walk(element, tag.equals("THead"));
                }
            }
        }

        private String text(PDStructureElement element) {
            var text = new StringBuilder();
            for (var kid : element.getKids()) {
                if (kid instanceof PDStructureElement inner) {
                    text.append(text(inner));
                } else if (kid instanceof Integer id) {
                    text.append(of(element.getPage(), id));
                } else if (kid instanceof PDMarkedContentReference reference) {
                    var page = reference.getPage() == null ? element.getPage() : reference.getPage();
                    text.append(of(page, reference.getMCID()));
                }
            }
            return text.toString();
        }

        private String of(PDPage page, int id) {
            return texts.getOrDefault(page.getCOSObject(), Map.of()).getOrDefault(id, "");
        }
    }

    /** Without white space, which paper breaks where it likes, and as paper has it. */
    public static String bare(String text) {
        return Glyphs.printed(text).replaceAll("[\\s\\u3000\\u00A0]+", "");
    }
}
